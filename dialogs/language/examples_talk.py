"""Sentences about the bot itself, by intent; `examples.py` says how they are written."""

EXAMPLES: dict[str, str] = {
    "remind": """
        give AGENCY a nudge | remind AGENCY about action REF | give me a shout on DATE
        remind everyone with anything DATE send it DATE
        AGENCY assurance return is DATE add it for me nudge me NUMBER weeks 2wks and NUMBER days before
        remind me about the AGENCY report DATE | nudge AGENCY about action REF DATE
        chase AGENCY for the training numbers | remind AGENCY and AGENCY about their figures DATE
        set a reminder DATE to book the room | give everyone a nudge DATE about overdue actions
        remind AGENCY DATE that their update is due | nudge me NUMBER days before action REF is due
        remind me DATE to chase AGENCY | nudge everyone who is late
    """,
    "snooze": """
        snooze DATE | stop the reminders DATE | remind me later | leave it DATE | pause reminders DATE
    """,
    "deliveries": """
        what reminders went out DATE | did the AGENCY reminder go out | deliveries
        has the reminder gone out to AGENCY | what have you sent out DATE
    """,
    "import_plan": """
        here is the table out of the old word document can you load it | import the plan
        upload a spreadsheet of actions | i have got an excel THEME to load | load this THEME
    """,
    "export": """
        export the plan to excel | export | get a word copy of the plan | export everything for the inspection
        download the training register as csv | export to word | export as word
    """,
    "who_am_i": """
        who am i | what is my role | what does the system think my role is | what is my access
        who do you have me down as
    """,
    "help": """
        help | can someone explain how this works | what else can you do | how do i use this
        i do not know how this works | how does it work | what can you do | what can i ask
        what sort of things can i ask | what do i type | i am new | not sure what to do here
        show me what you can do | how do i log training | how does this work | what sort of things can you do
        i do not know how to use this | i am STATUS | what do i do | help me | how do i change a deadline
        what can i do here | help me log training | commands | how do you change a deadline | explain how this works
        how does this thing work | what are my options | i am lost
    """,
    "greeting": """
        hello | good morning | you there | are you there | anyone there | alright
    """,
    "thanks": """
        brilliant thanks | that is great thank you | you are a star | very helpful | nice one | good job
        that is great | that is really helpful | appreciated
    """,
    "yes": """
        yes | go on then | go for it | save it | that will do | that is the one | do it | carry on | that is fine
        all good | looks good save it | all correct | fine by me | yes that is right | that is right | go ahead
        yes that is correct | yes that is the one | correct | save | yes go ahead | yes do it | yes that is fine
        yh
    """,
    "no": """
        no | no thanks | that is not right | not that one | wrong one | do not save it | no that is wrong
        not quite | no do not save | no leave it | no that is not right | do not | no do not save it | no not that
        no do not | no its wrong | not what i said
    """,
    "undo": """
        undo | undo that | take that back | put it back | put it back how it was | i did not mean to save that
        i did not mean to do that | i should not have saved that | that was a mistake put it back
        reverse that last one | reverse that | oops | undo last | oops undo that last one | sorry undo
        undo what i just did | undo last save
    """,
    "cancel": """
        cancel | forget it | forget that | never mind | do not bother | do not worry | leave it for now
        scrap that one | delete that | get rid of that | lose that | stop | start over | i have changed my mind
        not any more | delete the form and start again | scrap that | abandon this | cancel that | stop this
        no cancel it | actually do not bother | no forget it | ignore that | no wait stop | not bother | stop that
        i will do it later | forget about it
    """,
}
