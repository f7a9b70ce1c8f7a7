"""Sentences about actions asked about, and reports, by intent; `examples.py` says how they are written."""

EXAMPLES: dict[str, str] = {
    "list_actions": """
        actions | the list | what is mine | show mine | which are mine | what have i got | what have i got to do
        what do i have to do before DATE | what am i behind on | what am i late with | jobs for me | anything for me
        what is on AGENCY | what is AGENCY on the hook for | what is AGENCY meant to be doing
        what has AGENCY got left to do | what has AGENCY got on | show everything for AGENCY | everything for AGENCY
        AGENCY list | where are AGENCY with theirs | status of THEME | status of AGENCY actions
        what is open on THEME | what is happening on THEME | how are we doing on THEME | anything open for THEME
        THEME | THEME actions | who has not done theirs | who is behind | how far behind are AGENCY
        what have i signed up to | what did i say i would do | have i got any actions | what is outstanding from me
        what is with AGENCY | what is with AGENCY at the moment | which are AGENCY | which ones are AGENCY
        which ones belong to AGENCY | what does AGENCY have | what do AGENCY owe | anything from AGENCY
        anything on THEME | things to finish before DATE | jobs before DATE | which ones do not have anybody on them
        which ones still need an owner | anything stale | anything stuck | what is at risk | which are STATUS
        anything STATUS | full list | all of them | what is live | who is late | who are we waiting for
        who has not updated | what is late | what is running late | what has not been done | what has been missed
        what is coming up | what is coming up before DATE | what is left before DATE | what should be done by DATE
        what needs doing by DATE | what is due DATE | anything due before DATE | what has no date
        what needs a date | what nobody owns | which have nobody on them | has not been touched since DATE
        nothing has happened on since DATE | no news since DATE | what have people finished
        what have we ticked off | what has been closed | what got pushed back | what dates have changed
        what is outstanding DATE meeting | what is overdue for AGENCY | my actions | what do i owe | overdue
        show me all open actions | what is DATE | anything overdue | which actions have no owner
        actions without a date | what have we STATUS since the last meeting | what STATUS DATE | AGENCY actions
        what is on AGENCY list | list the actions under THEME | what am i supposed to be doing
        which ones have not been updated DATE | how many actions are overdue | what does AGENCY owe us
        actions overdue for AGENCY | show late ones | STATUS actions | what is AGENCY doing | outstanding actions
        what have AGENCY got outstanding | list overdue items by owner | anything i need to do DATE | who is STATUS
        what is coming up DATE | show me what AGENCY are meant to be doing | which actions still need an owner
        what did we STATUS DATE | is there anything DATE | owt overdue | outstanding THEME actions
        have any dates changed since the last meeting | give me everything DATE | have i got anything outstanding
        which actions have not had an update | what is on my plate | AGENCY overdue | what do we need from AGENCY
        show all the STATUS ones DATE | which actions are DATE | list anything without a deadline
        what is late and who owns it | actions for AGENCY | THEME theme actions | do i have anything due
        still open | what is everyone late on | list what AGENCY owe | any open actions for AGENCY
        give me the overdue list | how many open actions do we have | did we STATUS anything DATE
        what have i missed | list of overdue actions DATE | which of mine are DATE
        everything outstanding for AGENCY | who has overdue actions | any blank owners | actions STATUS DATE
        what is overdue | anything DATE | what is late for AGENCY | which actions have gone past their deadline
        what is on my list | what have i got to do DATE | my overdue actions | what is AGENCY got outstanding
        actions under THEME | what have we got on THEME | which ones have no date | what needs a deadline
        any actions nobody owns | what has not got an owner | what is still to do | what got STATUS DATE
        anything not been touched DATE | which deadlines have moved | who has not STATUS their
        any overdue for AGENCY | what am i STATUS on | see my actions | which ones are mine
        what is AGENCY got left to do | AGENCY what is outstanding | show me THEME actions | anything open on THEME
        what is left DATE | what should be STATUS DATE | what do we need DATE | stuff with no deadline
        actions missing an owner | what have people STATUS DATE | which actions have had no update
        what are we late on | is anything overdue | list the late ones for AGENCY | how far STATUS are AGENCY
        remind me what i am meant to be doing | open ones under THEME | things to finish DATE | deadlines DATE
        actions with DATE | what is been STATUS DATE | which have we put back | who do i need to chase
        late actions for AGENCY | what is mine DATE | list my actions | am i late on anything
        what have AGENCY got to do | give me all the AGENCY ones | what is outstanding under THEME
        what needs to happen DATE | due DATE | which actions do not have dates | who owns nothing unowned ones
        what did we get STATUS DATE | ones with no update DATE | everything that is still live
    """,
    "show_action": """
        where has action REF got to | what is the story with action REF | where has the leaflet got to
        what is REF about | what does action REF say | who has action REF | who is down for action REF
        has anyone done action REF | how is action REF going | how is the leaflet going | why did action REF move
        when did we say action REF was due | bring up action REF | deadline for action REF
        remind me what action REF is | what is the latest with the poster | what about action REF
        who agreed to do action REF | is action REF still open | is REF still open | update on the leaflet
        background on action REF | what was said about action REF | more on action REF | explain action REF
        did AGENCY do action REF | history of action REF | show action REF | action REF
        what is happening with action REF | any update on action REF | where are we with REF | who owns action REF
        when is action REF due | show me the web pages review action | tell me about action REF
        has action REF been STATUS | how is the AGENCY plan coming along | what is the latest on action REF
        details of NUMBER | how many times has action REF been moved | give me the history on REF
        what is action REF about | remind me what action REF was | how are we getting on with action REF
        information on action REF | status of REF | what happened to action REF | who is doing the venue hire letter
        when was action REF last updated | show me the history of action REF | what is outstanding on action REF
        who is leading on the venue hire guidance | progress on action REF | what do we know about action REF
        has the web pages review been STATUS | what is the deadline for action REF | action REF history
        what is the update on NUMBER | do we have an owner for action REF | REF | show NUMBER
        is action REF STATUS yet | pull up the AGENCY plan action | has anyone STATUS action REF | action REF status
        remind me what REF is | action REF what is the latest | bring up NUMBER | is the web pages review STATUS yet
        give me the background on action REF | is NUMBER still open | what did AGENCY say about action REF
        update on the leaflet action | see action REF | what is action REF again | did AGENCY ever do action REF
        open up REF | how is the website action going | when is NUMBER due | see the notes on action REF
    """,
    "brief": """
        plan | the plan | how is the plan | how is it all going | how is everything | where are we
        where are we at with everything | where have we got to with the plan | where do things stand
        update on where things stand | quick update on the plan | overall picture | overall position
        how are we looking | give us the headlines | summary for the board | summary for my director
        something for the chair | report on the plan | what has gone wrong | what has gone wrong since last time
        what is off track | what should i worry about | papers for the meeting | pack for DATE
        bring me up to speed | what is the picture | headline position | knock up a status report
        where are we with the plan | status | give me a one pager DATE just the exceptions | exception report
        how are we doing | meeting pack DATE | give me a quick summary | my briefing | status report for the board
        what is the state of play | get me the pack DATE | a summary for my director | how do things look
        the exceptions DATE | prepare the meeting pack | rag report | what is the position for the board
        give me the headlines | need a report for the AGENCY board | where are we up to | do the pack DATE
        quick status check | summary of where we are | how is the plan looking | give me the status
        exceptions for the AGENCY | get the meeting papers | how is the plan going | exceptions only | the pack DATE
        quick update on where things stand | brief me | what is gone wrong since last time
        one page summary of the plan | how is everything looking | give us the headlines for the board
        the exceptions for the chair | send me the meeting pack | quick overview
        headline position before i see the leader | exceptions | meeting papers | status update
        how are we getting on | need an exception report DATE | do me a summary of the plan
        what is the overall position
    """,
}
