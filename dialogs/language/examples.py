"""Sentences as people type them, by intent: what no pattern knows is read as the example it is nearest to.

One line, one example, in plain words ("what is", not "whats"). To teach the bot a way of speaking, add a line.
A word in capitals stands for any of its kind: DATE, REF, NUMBER, STATUS, AGENCY, PERSON, COHORT, PRODUCT, THEME.
"""

EXAMPLES: dict[str, str] = {
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
    "new_action": """
        action for AGENCY to do something by DATE
        the action is for AGENCY to do something by DATE
        add that AGENCY will do something by DATE
        new one for AGENCY do something by DATE
        another one for the plan
        one more for the plan
        raise a new one for AGENCY
        give AGENCY a new action
        i have an action to add
        can i add an action
        AGENCY is going to do something by DATE
        get AGENCY to do something by DATE
        ask AGENCY to do something by DATE
        PERSON said they would do something by DATE
        we need someone to do something by DATE
        put it on the plan
        add this to the plan
    """,
    "update_action": """
        REF STATUS
        that is REF STATUS
        action REF is STATUS
        i have STATUS action REF
        we have STATUS REF
        action REF will not be STATUS until DATE
        need until DATE for action REF
        need more time on action REF
        action REF has slipped to DATE
        move action REF to DATE
        bring action REF forward to DATE
        tick off action REF
        AGENCY has taken over action REF
        action REF needs to go to AGENCY
        action REF belongs to AGENCY now
        PERSON is taking on action REF
        put me down for action REF
        still waiting for AGENCY on action REF
        quick note for action REF
        action REF waiting on something
        worried about action REF it will be late
        something has been sent so close action REF
        the leaflet one is STATUS
        the web page one has slipped
    """,
    "show_action": """
        where has action REF got to
        what is the story with action REF
        where has the leaflet got to
        what is REF about
        what does action REF say
        who has action REF
        who is down for action REF
        has anyone done action REF
        how is action REF going
        how is the leaflet going
        why did action REF move
        when did we say action REF was due
        bring up action REF
        deadline for action REF
        remind me what action REF is
        what is the latest with the poster
        what about action REF
    """,
    "list_actions": """
        actions
        the list
        what is mine
        show mine
        which are mine
        what have i got
        what have i got to do
        what do i have to do before DATE
        what am i behind on
        what am i late with
        jobs for me
        anything for me
        what is on AGENCY
        what is AGENCY on the hook for
        what is AGENCY meant to be doing
        what has AGENCY got left to do
        what has AGENCY got on
        show everything for AGENCY
        everything for AGENCY
        AGENCY list
        where are AGENCY with theirs
        status of THEME
        status of AGENCY actions
        what is open on THEME
        what is happening on THEME
        how are we doing on THEME
        anything open for THEME
        THEME
        THEME actions
        who has not done theirs
        who is behind
        who is late
        who are we waiting for
        who has not updated
        what is late
        what is running late
        what has not been done
        what has been missed
        what is coming up
        what is coming up before DATE
        what is left before DATE
        what should be done by DATE
        what needs doing by DATE
        what is due DATE
        anything due before DATE
        what has no date
        what needs a date
        what nobody owns
        which have nobody on them
        has not been touched since DATE
        nothing has happened on since DATE
        no news since DATE
        what have people finished
        what have we ticked off
        what has been closed
        what got pushed back
        what dates have changed
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
        reverse that
    """,
    "yes": """
        yes
        go on then
        go for it
        save it
        that will do
        that is the one
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
