"""Sentences about actions as people type them, by intent; `examples.py` says how they are written."""

EXAMPLES: dict[str, str] = {
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
        who agreed to do action REF
        is action REF still open
        is REF still open
        update on the leaflet
        background on action REF
        what was said about action REF
        more on action REF
        explain action REF
        did AGENCY do action REF
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
        how far behind are AGENCY
        what have i signed up to
        what did i say i would do
        have i got any actions
        what is outstanding from me
        what is with AGENCY
        what is with AGENCY at the moment
        which are AGENCY
        which ones are AGENCY
        which ones belong to AGENCY
        what does AGENCY have
        what do AGENCY owe
        anything from AGENCY
        anything on THEME
        things to finish before DATE
        jobs before DATE
        which ones do not have anybody on them
        which ones still need an owner
        anything stale
        anything stuck
        what is at risk
        which are STATUS
        anything STATUS
        full list
        all of them
        what is live
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
}
