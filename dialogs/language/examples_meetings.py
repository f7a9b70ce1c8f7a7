"""Sentences about meetings, by intent; `examples.py` says how they are written."""

EXAMPLES: dict[str, str] = {
    "next_meeting": """
        meeting DATE | what room is it | how long until the meeting
        meeting | meetings | next meeting | next one | when is it | when is the next one
        what is the date of the next one | what day is the next one | what time is it on DATE
        what time do we start | when do we meet again | where are we meeting | got a meeting DATE
        have we got a meeting DATE | is there one DATE | is there anything on DATE | is the meeting on DATE
        is the meeting DATE or DATE | remind me of the meeting date | how long until the meeting
        are we meeting DATE | where and when is the meeting | who is coming on DATE | when is DATE | are we DATE
        what time is DATE | i am coming DATE what do i need to bring | is there a meeting DATE | is DATE still on
        do we meet DATE | DATE | where is the meeting | dates of the meetings | what day is the meeting | DATE date
        are we still DATE | what time do we start DATE | when are we DATE | is DATE meeting still happening
        what is the date of DATE | when is our DATE | is there a prevent meeting DATE | remind me when DATE is
        time of DATE | when do we meet DATE | is it DATE the meeting | when do we next meet | what date is DATE
        got a DATE | what day is DATE | when are we meeting again | what time DATE | when and where is DATE
        when is the next pog | what time is kick off DATE | have we a meeting DATE | remind me of DATE date
        is DATE or the 9th | when do we get together next | what is the DATE date | do we have a DATE
        where is DATE meeting
    """,
    "book_meeting": """
        book the AGENCY subgroup DATE | set up an extraordinary DATE | schedule a task group DATE
        arrange a AGENCY subgroup meeting DATE | need an extra DATE | diarise a steering group DATE
        book an extra meeting DATE | set up a catch up with AGENCY DATE
    """,
    "move_meeting": """
        move DATE DATE | push DATE back DATE | reschedule the AGENCY subgroup DATE | change DATE to 10am
        can DATE be moved DATE | move DATE meeting DATE
    """,
    "cancel_meeting": """
        cancel DATE | call off DATE | the AGENCY subgroup is cancelled | were not having a meeting DATE
        cancel DATE meeting
    """,
    "agenda_add": """
        add the referral pathway to the agenda | put knife crime trends on the next agenda
        agenda item venue hire guidance | discuss champions DATE | stick drama project on for next time
        could the taxi licensing update go on the agenda | put the champions update DATE agenda
        add an agenda item ofsted prep | add venue hire to agenda | for the agenda champions network
    """,
    "agenda": """
        what is on DATE | what are we talking about DATE | what is up for discussion | what is on the agenda
        agenda | show me the agenda DATE | see the agenda
    """,
    "attendance": """
        i am coming on DATE | see you on DATE | i will be there | i can not make DATE | i am away on DATE
        i am on leave on DATE | PERSON is coming for me | apologies for DATE | apologies DATE PERSON deputising
        sorry i can not make DATE | apologies DATE | i will be there DATE | count me DATE | jo will deputise
        i will not be able to attend DATE | i am on leave DATE so can not attend | will be there DATE
        PERSON is coming instead of me | yes i am coming DATE | sending PERSON in my place
        i will have to send apologies DATE | can not do DATE sorry | sorry can not make it DATE
        send my apologies DATE | not able to come DATE | yes i will attend
    """,
    "log_decision": """
        log decision pilot PRODUCT for school COHORT review DATE | decision adopt the new referral form
        we agreed to move to quarterly recording | record the decision to fund the drama project review DATE
        agreed DATE leaflets in NUMBER languages | record that the group decided to fund NUMBER more trainers
        decision no meeting DATE | group agreed to drop the leaflet review DATE
        decision made leaflets to be translated
    """,
    "find_decision": """
        what did we say about THEME | what did we agree about something | did we agree to do something
        was something decided | what did we agree about THEME | did we ever decide on the venue policy
        show me decisions about training | what was agreed on speakers | when did we agree the AGENCY plan
        have we decided anything on speakers | what was the decision on web filtering
        what did the group decide DATE | remind me what we decided about leaflets
    """,
}
