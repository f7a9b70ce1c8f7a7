"""Sentences as people type them, by intent: what no pattern knows is read as the example it is nearest to.

One line, one example, in plain words ("what is", not "whats"). To teach the bot a way of speaking, add a line.
A word in capitals stands for any of its kind: DATE, REF, NUMBER, STATUS, AGENCY, PERSON, COHORT, PRODUCT, THEME.
"""

from dialogs.language import examples_actions

EXAMPLES: dict[str, str] = examples_actions.EXAMPLES | {
    "log_training": """
        training
        training today NUMBER COHORT
        NUMBER COHORT did PRODUCT DATE
        NUMBER COHORT trained DATE
        NUMBER COHORT came to a briefing DATE
        did a briefing for NUMBER COHORT
        did some training with NUMBER COHORT DATE
        we got NUMBER COHORT through PRODUCT DATE
        log that NUMBER COHORT completed PRODUCT DATE
        log PRODUCT for NUMBER COHORT
        put NUMBER down for PRODUCT DATE
        NUMBER COHORT have now done PRODUCT
        delivered PRODUCT to NUMBER COHORT DATE
        DATE we had NUMBER COHORT on PRODUCT
        AGENCY trained NUMBER COHORT DATE
        i have some training to log
        training to record please
    """,
    "amend_training": """
        that should be NUMBER
        i meant NUMBER
        meant NUMBER
        i got the number wrong it was NUMBER
        wrong date it was DATE
        change my last training to NUMBER
        correct my numbers to NUMBER
        it was COHORT not COHORT
        it was PRODUCT not PRODUCT
        last session should say DATE
        the session i logged was DATE not DATE
        there were only NUMBER of them
        NUMBER not NUMBER
    """,
    "brief": """
        plan
        the plan
        how is the plan
        how is it all going
        how is everything
        where are we
        where are we at with everything
        where have we got to with the plan
        where do things stand
        update on where things stand
        quick update on the plan
        overall picture
        overall position
        how are we looking
        give us the headlines
        summary for the board
        summary for my director
        something for the chair
        report on the plan
        what has gone wrong
        what has gone wrong since last time
        what is off track
        what should i worry about
        papers for the meeting
        pack for DATE
        bring me up to speed
        what is the picture
        headline position
        knock up a status report
        where are we with the plan
    """,
    "training_totals": """
        totals
        numbers
        how many
        how many COHORT
        how many COHORT this year
        how many NUMBER trained
        how many COHORT have done it
        how many sessions have we run
        how many have had PRODUCT
        training numbers
        training numbers looking like
        how are the training numbers
        total for COHORT
        headcount for training
        have AGENCY had any training
        has anyone trained COHORT
        who has done PRODUCT
        what have we delivered this year
    """,
    "next_meeting": """
        meeting
        meetings
        next meeting
        next one
        when is it
        when is the next one
        what is the date of the next one
        what day is the next one
        what time is it on DATE
        what time do we start
        when do we meet again
        where are we meeting
        got a meeting DATE
        have we got a meeting DATE
        is there one DATE
        is there anything on DATE
        is the meeting on DATE
        is the meeting DATE or DATE
        remind me of the meeting date
        how long until the meeting
        are we meeting DATE
        where and when is the meeting
        who is coming on DATE
    """,
    "attendance": """
        i am coming on DATE
        see you on DATE
        i will be there
        i can not make DATE
        i am away on DATE
        i am on leave on DATE
        PERSON is coming for me
        apologies for DATE
    """,
    "agenda": """
        what is on DATE
        what are we talking about DATE
        what is up for discussion
    """,
    "find_decision": """
        what did we say about THEME
        what did we agree about something
        did we agree to do something
        was something decided
    """,
    "remind": """
        give AGENCY a nudge
        remind AGENCY about action REF
        give me a shout on DATE
    """,
    "help": """
        help
        can someone explain how this works
        what else can you do
        how do i use this
        i do not know how this works
        how does it work
        what can you do
        what can i ask
        what sort of things can i ask
        what do i type
        i am new
        not sure what to do here
        show me what you can do
    """,
    "greeting": """
        hello
        good morning
        you there
        are you there
        anyone there
    """,
    "thanks": """
        brilliant thanks
        that is great thank you
        you are a star
        very helpful
        nice one
        good job
    """,
    "cancel": """
        cancel
        forget it
        forget that
        never mind
        do not bother
        do not worry
        leave it for now
        scrap that one
        delete that
        get rid of that
        lose that
        stop
        start over
        i have changed my mind
        not any more
    """,
    "undo": """
        undo
        undo that
        take that back
        put it back
        put it back how it was
        i did not mean to save that
        i did not mean to do that
        i should not have saved that
        that was a mistake put it back
        reverse that last one
        reverse that
    """,
    "yes": """
        yes
        go on then
        go for it
        save it
        that will do
        that is the one
        do it
        carry on
        that is fine
        all good
        looks good save it
        all correct
        fine by me
        yes that is right
    """,
    "no": """
        no
        no thanks
        that is not right
        not that one
        wrong one
        do not save it
        no that is wrong
    """,
}
