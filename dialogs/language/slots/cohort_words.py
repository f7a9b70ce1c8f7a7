"""The small words by which the name of a cohort is told from what stands around it."""

from dialogs.language.lexicon import word_set

# Words that are no part of a cohort's name and end it.
STOPS = word_set(
    "and plus or but n on at this last next in by with w who which that for to from into onto off up out down over"
    " under"
    " via through thru about around during before after since until as per than then when while because so if though"
    " inc including incl between along together altogether using not no nor i we you they it he she them those these"
    " there here us our their theirs my your his her its is are was were be been being am has have had having"
    " do did does"
    " done doing can could will would should shall may might must the a an again already now just also both each yet"
    " today yesterday tonight morning afternoon evening total totals overall max online virtually face"
    " thanks please pls attended attending attend completed completing complete trained finished came come coming took"
    " got went gone place ahead happened sat received joined join joining earlier t'other turned participated showed"
    " logged sorted watched passed enjoyed present"
    " reached put log add record note wrap dated held wanted needed sent booked f2f inset webinar zoom"
    " remotely elearning etc eg ie am pm only like very really last upto cos bcos coz finally lately"
    " monday tuesday wednesday thursday friday saturday sunday"
)
# Words in front of a name, or between a name and its number, that are none of it.
LEADING = word_set(
    "log logged record add training trained session sessions of our my the new more extra also prevent some all another"
    " any total audience attendees attendance cohort cohorts headcount who people group course workshop refresher"
    " various numbers number register return update figures completions completion delivered awareness train module"
    " webinar briefing talk event enter"
)
BETWEEN = word_set(
    "place ahead happened went took had has have got were was is are there came attended attending attend did done"
    " completed finished trained x times"
    " numbering headcount attendance total totals totalling we they being all which that in put through thru showed"
    " turned up logged been about did n sat took received with number numbers sent who"
)
# A word in -ed that may stand inside a name: "newly qualified teachers".
INSIDE = word_set("qualified registered licensed elected retired unpaid based accredited skilled looked-after led")
# Words before a place, before those trained, and for people of no particular kind.
AT = word_set("at in down near inside outside held round on @ from by")
FOR = word_set("for to with w of trained train training took had all some through audience cohort by got reached did")
PEOPLE = word_set(
    "people staff attendees persons person participants delegates individuals members bodies heads folk all"
)
