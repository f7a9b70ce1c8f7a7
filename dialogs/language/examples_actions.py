"""Sentences about actions, new ones and updates, by intent; `examples.py` says how they are written."""

EXAMPLES: dict[str, str] = {
    "new_action": """
        action for AGENCY to do something by DATE | the action is for AGENCY to do something by DATE
        add that AGENCY will do something by DATE | new one for AGENCY do something by DATE
        another one for the plan | one more for the plan | raise a new one for AGENCY | give AGENCY a new action
        i have an action to add | can i add an action | AGENCY is going to do something by DATE
        get AGENCY to do something by DATE | ask AGENCY to do something by DATE
        PERSON said they would do something by DATE | we need someone to do something by DATE | put it on the plan
        add this to the plan | new action AGENCY to share the champions list with the group DATE
        add an action for AGENCY to review the lettings policy DATE
        action AGENCY and AGENCY to draft a joint briefing DATE
        create a new action update the venue hire guidance owner AGENCY DATE
        AGENCY to update the referral form DATE | add a new action AGENCY to nominate NUMBER champions DATE
        new action | raise an action on AGENCY schools pack to go out DATE
        another action refresh the web pages under THEME DATE | we need an action for AGENCY to map COHORT DATE
        AGENCY and AGENCY to run a focus group DATE | new action AGENCY manager to circulate the faq DATE
        PERSON AGENCY to send the case transfer note to the group DATE
        log a new action everyone to STATUS the elearning DATE | action AGENCY to draft a press line DATE
        add AGENCY to share their recording template DATE
        minute an action for AGENCY send kpi figures to chair DATE | AGENCY and AGENCY to nominate deputies DATE
        add an action | put an action on AGENCY to confirm ctlp date DATE | chair to write to the schools DATE
        new action for AGENCY check market stale permits DATE
        an action for AGENCY to publish the PRODUCT early poster DATE
        action for AGENCY check the AGENCY policy mentions prevent DATE
        AGENCY and AGENCY will put together a parents leaflet DATE
        add action invite AGENCY DATE owner coordinator DATE
        action for PERSON AGENCY circulate the exit survey DATE
        new action please AGENCY to publish the assembly pack DATE
        AGENCY and AGENCY jointly to audit venue bookings DATE | create an action for AGENCY to send dates DATE
        AGENCY should refresh the website page DATE | add AGENCY to share hotspot summary DATE
        set a new action AGENCY and AGENCY to add prevent to their agendas DATE
        action on AGENCY to refresh the referral pathway DATE
        a new action for AGENCY please book the community hall DATE | new action no owner yet find a new venue
        agreed action AGENCY to circulate slides DATE | task AGENCY to check fire doors DATE
        add action all COHORT to confirm deputies DATE | AGENCY should write up the lessons learned DATE
        set an action for AGENCY and AGENCY to walk the estate DATE | create action refresh THEME owner AGENCY DATE
        new action AGENCY NUMBER send the tenancy working round DATE
        add an action for AGENCY to check the room booking DATE | new task for AGENCY update the leaflet DATE
        AGENCY will circulate the survey results DATE
        add to the plan map all the supplementary schools AGENCY DATE | AGENCY and AGENCY to do a joint visit DATE
        put an action on AGENCY to redraft the terms of action DATE | action needed someone to find a venue DATE
        create action contact all mosques about the open day owner AGENCY DATE
        add new action please AGENCY to put the poster on the intranet DATE
        AGENCY to bring a paper on the new thresholds DATE | actions DATE AGENCY to share the slides DATE
        AGENCY to speak to AGENCY about contract working DATE | new action AGENCY to send hotspot map DATE
        give AGENCY a new action audit the noticeboards DATE | PERSON to email the champions DATE
        another one for the plan refresh faqs DATE | new action AGENCY and AGENCY jointly to pilot the assembly DATE
        we agreed an action for AGENCY to host the student forum DATE
        raise a new one for AGENCY nominate a champion DATE | the action is for AGENCY to chase the ctlp DATE
        under THEME new action for hr to put prevent in the induction DATE | add action me to ring the venue DATE
        need a new action so AGENCY check the door entry posters DATE
        action for AGENCY bring the local profile DATE | add that AGENCY will check all the tenancy packs DATE
        new one for the plan AGENCY to update the parents leaflet DATE
        add action write to supplementary schools owner AGENCY DATE | AGENCY and AGENCY to agree a media line DATE
        action organise a site visit no owner yet | add a new action for AGENCY to check contracts DATE
        a new action on the log | have an action for AGENCY to survey gps DATE
        new action under THEME AGENCY to refresh the risk register DATE
        minute an action for AGENCY send the guidance to all heads DATE | action AGENCY circulate contact list DATE
        AGENCY should look at the lettings form DATE | i have got one to add AGENCY to write to licensees DATE
        pop an action on the list for me to find a trainer DATE
        agreed that AGENCY would draft a one page brief DATE
        set up a new action please AGENCY and AGENCY to swap contacts
        get an action down for AGENCY re room hire check | AGENCY to nominate a rep DATE
        new action for AGENCY licence conditions briefing DATE
        stick a new action on for AGENCY please video for the intranet
        PERSON needs to email the faith forum DATE can you add it | action on us all to STATUS the survey DATE
        log it as an action AGENCY to check licence working DATE
        add update the intranet page as an action for AGENCY | AGENCY and AGENCY to meet the licensees DATE
        new action please AGENCY void property check DATE | one for AGENCY refresh the parent leaflet DATE
        AGENCY will let us have the room dates DATE | start a new action
    """,
    "update_action": """
        REF STATUS | that is REF STATUS | action REF is STATUS | i have STATUS action REF | we have STATUS REF
        action REF will not be STATUS until DATE | need until DATE for action REF | need more time on action REF
        action REF has slipped to DATE | move action REF to DATE | bring action REF forward to DATE
        tick off action REF | AGENCY has taken over action REF | action REF needs to go to AGENCY
        action REF belongs to AGENCY now | PERSON is taking on action REF | put me down for action REF
        still waiting for AGENCY on action REF | quick note for action REF | action REF waiting on something
        worried about action REF it will be late | something has been sent so close action REF
        the leaflet one is STATUS | the web page one has slipped
        action REF is PERSON AGENCY and AGENCY jointly draft isp review DATE
        action REF STATUS venue hire letter went out DATE | put the web pages review back DATE
        mark action REF as STATUS | STATUS action REF protocol signed DATE | NUMBER is STATUS
        action REF STATUS until the new guidance is out | item REF on track waiting for legal | move action REF DATE
        push NUMBER back DATE | add to action REF spoke to AGENCY they will send dates
        reassign action REF to AGENCY and AGENCY | give action REF to AGENCY | take AGENCY off action REF
        remove me as owner of action REF | action REF DATE | the AGENCY plan is STATUS
        mark the AGENCY plan one as at risk | extend the deadline on action REF DATE | action REF not STATUS yet
        update action REF for me poster printed going up DATE | action REF is now with AGENCY
        STATUS action REF minutes circulated | action REF update met with the imam network position
        STATUS action REF | note on action REF trainer booked | action REF STATUS | STATUS NUMBER
        no REF is at risk trainer has left | REF DATE | slip action REF a fortnight | isp review STATUS DATE
        i have sent the venue hire letters so action REF can be STATUS
        action REF AGENCY will lead instead of AGENCY | put action REF on hold | tick off number REF
        the champions list action should go to AGENCY | change the date of action REF DATE
        action REF on track draft circulated to partners | re action REF leaflet went to print DATE
        mark NUMBER and NUMBER STATUS | we have not STATUS action REF | assign NUMBER to me
        action REF is STATUS well | hand action REF over to AGENCY | action REF now owned by AGENCY and AGENCY
        need more time on action REF say DATE | progress on NUMBER half the bookings audited
        an extension on action REF DATE | add AGENCY as owner on action REF | actn NUMBER now STATUS
        mark REF STATUS | extend action REF DATE | action REF is nearly STATUS waiting on print
        we will not make the date on action REF can it go DATE | update action REF letter sent to all venue
        action REF has been STATUS report attached to minutes | NUMBER owners are AGENCY and AGENCY
        swap action REF from AGENCY to AGENCY | the schools pack is at risk
        put a note on action REF that the trainer is off sick | action REF change DATE | DATE needs pushing DATE
        action REF STATUS DATE | NUMBER STATUS letter attached | action REF is STATUS by legal
        put REF back NUMBER weeks | could action REF be reassign to AGENCY | action REF STATUS and dusted
        action REF new DATE | NUMBER is with AGENCY now | mark the venue letter action STATUS
        change action REF DATE | we sent the letter for action REF DATE
        action REF update leaflet approved by AGENCY | NUMBER STATUS | action NUMBER is STATUS
        action REF date should be DATE | were on track with action REF | move the AGENCY plan DATE
        give action REF another month | action REF can be STATUS now all venue written to
        put PERSON down for action REF | i have STATUS REF certificate attached
        STATUS off action REF please its all STATUS | actions REF and NUMBER STATUS | move NUMBER DATE
        need another fortnight on action REF | action REF will not be STATUS DATE now | put back action REF DATE
        new date for REF is DATE | can action REF go DATE instead | action REF should be with AGENCY not AGENCY
        pass action REF over to AGENCY | PERSON taking on action REF | change the owner of REF to AGENCY
        action REF at risk nobody has replied | NUMBER is going to be late
        action REF met with the trust DATE they are keen | update on NUMBER draft with legal
        note on action REF that the printer let us down | web pages review is STATUS
        action REF no longer needed STATUS it | were still waiting on AGENCY for action REF
        to say NUMBER is on track | action REF is back on track | STATUS REF for now
        extend action REF by NUMBER weeks | mark NUMBER NUMBER and NUMBER as STATUS | that is REF STATUS and dusted
        tick off number REF letters have all gone | actions REF NUMBER STATUS | NUMBER and NUMBER are both STATUS
        shift action REF DATE | we need DATE for action REF | action REF has STATUS DATE
        bring action REF forward DATE | AGENCY are taking over action REF from AGENCY | put me down as owner for REF
        bit worried about action REF think its going to be late | action REF waiting for legal to come back to us
        quick note for action REF venue confirmed DATE | the newsletter one is STATUS
        i have sent the slides round so action REF can be STATUS | STATUS on NUMBER | action REF STATUS now finally
        mark REF as STATUS report circulated DATE | sign off action REF would you | NUMBER and NUMBER are STATUS
        action REF is not going to make it DATE can we say DATE | put action REF back a month DATE
        give action REF DATE | can REF move to AGENCY | action REF belongs to AGENCY now not us
        i will take action REF | action REF a bit STATUS no reply from the landlord
        we have hit a snag with action REF | flag action REF STATUS | progress on NUMBER first draft with AGENCY
        action REF update survey closes DATE | posters action is STATUS | put the supplementary schools one on hold
        that is NUMBER STATUS | STATUS action REF for me evidence is the minutes of DATE
        NUMBER NUMBER and NUMBER all STATUS | leaflet printed and STATUS so STATUS NUMBER
        action REF can we have DATE | change the date of REF DATE | action REF will not happen DATE
        swap owner of NUMBER to AGENCY | AGENCY will pick up action REF from now on | hand NUMBER over to PERSON
        NUMBER is looking shaky | action REF on hold til the new budget | action REF spoke to the landlord he happy
        add comment to NUMBER minutes attached | the AGENCY plan is going to miss its date | reopen action REF
    """,
}
