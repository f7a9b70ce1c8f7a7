"""Sentences about training, by intent; `examples.py` says how they are written."""

EXAMPLES: dict[str, str] = {
    "log_training": """
        i have got training to put on | i have training to put in
        training | training today NUMBER COHORT | NUMBER COHORT did PRODUCT DATE | NUMBER COHORT trained DATE
        NUMBER COHORT came to a briefing DATE | did a briefing for NUMBER COHORT
        did some training with NUMBER COHORT DATE | we got NUMBER COHORT through PRODUCT DATE
        log that NUMBER COHORT completed PRODUCT DATE | log PRODUCT for NUMBER COHORT
        put NUMBER down for PRODUCT DATE | NUMBER COHORT have now done PRODUCT
        delivered PRODUCT to NUMBER COHORT DATE | DATE we had NUMBER COHORT on PRODUCT
        AGENCY trained NUMBER COHORT DATE | i have some training to log | training to record please
        log training NUMBER COHORT staff PRODUCT DATE
        trained NUMBER AGENCY case workers and NUMBER COHORT DATE awareness session with AGENCY lead
        we trained NUMBER COHORT DATE PRODUCT | log NUMBER COHORT did PRODUCT DATE
        STATUS a PRODUCT to NUMBER library staff DATE on teams | ran a PRODUCT for a NUMBER COHORT at oak hall DATE
        elearning NUMBER COHORT DATE | record a training session NUMBER COHORT face to face DATE
        about NUMBER COHORT had their PRODUCT DATE | add a training session
        new training session AGENCY NUMBER AGENCY NUMBER DATE PRODUCT | training STATUS DATE NUMBER COHORT PRODUCT
        NUMBER NUMBER COHORT attended an awareness session DATE | trained loads of COHORT on PRODUCT DATE
        log training NUMBER COHORT PRODUCT DATE | log training -3 COHORT PRODUCT DATE
        PRODUCT for NUMBER nursery COHORT DATE | we did PRODUCT with NUMBER youth workers DATE
        NUMBER pcsos and NUMBER sergeants STATUS the PRODUCT DATE
        put down a session for NUMBER COHORT DATE PRODUCT in person | STATUS training NUMBER street wardens
        training for NUMBER head COHORT DATE | NUMBER school receptionists did the PRODUCT module DATE
        AGENCY had NUMBER staff through PRODUCT DATE | attended DATE NUMBER parish COHORT awareness village hall
        log the session we did DATE NUMBER nursery staff PRODUCT
        PRODUCT DATE NUMBER from fostering NUMBER from leisure | put me down for NUMBER more COHORT trained DATE
        AGENCY leads session went ahead DATE NUMBER there | PRODUCT for NUMBER NUMBER formers tutors DATE virtual
        i have just run a workshop with NUMBER youth club leaders | another NUMBER drivers STATUS DATE PRODUCT
        NUMBER care home COHORT sat the PRODUCT DATE | session held DATE NUMBER teaching assistants PRODUCT
        i STATUS PRODUCT to NUMBER community COHORT DATE | NUMBER COHORT STATUS online DATE
        add PRODUCT DATE NUMBER COHORT and NUMBER wardens
        we had NUMBER people from AGENCY at the awareness briefing DATE
        did PRODUCT with the library lot DATE NUMBER of them | NUMBER COHORT and NUMBER COHORT trained DATE
        log elearning completion NUMBER COHORT DATE | training register add NUMBER headteachers PRODUCT DATE
        PRODUCT STATUS to year NUMBER COHORT NUMBER attended DATE | log training
        we have put NUMBER bus drivers through the PRODUCT DATE | PRODUCT DATE NUMBER AGENCY office
        did a PRODUCT DATE with NUMBER trained COHORT | NUMBER market traders trained DATE
        training log NUMBER school COHORT awareness DATE
        note that NUMBER COHORT of staff from leisure centres STATUS elearning DATE
        held a session for NUMBER faith leaders DATE | NUMBER wrap STATUS DATE NUMBER people
        training update NUMBER NUMBER form tutors PRODUCT DATE | trained NUMBER lunch club COHORT on PRODUCT at DATE
        log PRODUCT DATE NUMBER pcsos NUMBER inspectors
        NUMBER COHORT NUMBER family support workers PRODUCT DATE teams
        our AGENCY ran PRODUCT for NUMBER school dsls DATE | record DATE webinar NUMBER gps
        NUMBER new STATUS did AGENCY elearning
        STATUS a PRODUCT with NUMBER teaching assistants at the academy DATE
        log train NUMBER hosted staff PRODUCT DATE | log a session DATE NUMBER parish COHORT
        NUMBER youth workers and NUMBER mentors did PRODUCT DATE | log some training
        put in some training figures DATE | got NUMBER care home staff through the elearning DATE
        training session DATE NUMBER leisure centre staff f2f
        STATUS PRODUCT to the street wardens DATE NUMBER of them
        record NUMBER year NUMBER tutors PRODUCT DATE in person | we have trained NUMBER more COHORT
        record a PRODUCT for NUMBER AGENCY staff DATE over teams
        NUMBER parents came to the online safety session DATE
        log that NUMBER of our librarians STATUS PRODUCT DATE
        PERSON STATUS a PRODUCT to NUMBER door supervisors DATE | add training NUMBER interpreters
        log it NUMBER nurses webinar DATE | did a briefing for around NUMBER licensed drivers DATE
        NUMBER x COHORT trained DATE | awareness session AGENCY NUMBER AGENCY NUMBER DATE | log a PRODUCT
        we held our PRODUCT DATE with a couple of NUMBER COHORT | put down NUMBER for PRODUCT DATE all COHORT
        log NUMBER bus drivers did PRODUCT DATE | awareness briefing DATE NUMBER hosted workers and NUMBER COHORT
        did a session with the fire crews DATE 30ish turned up | log elearning for NUMBER new STATUS DATE
        NUMBER COHORT NUMBER adopters PRODUCT DATE zoom | jo ran PRODUCT for NUMBER NUMBER formers DATE
        training update NUMBER council contact centre staff have now STATUS PRODUCT online
        we got through NUMBER year NUMBER form tutors DATE with PRODUCT | record some training
        put NUMBER in for PRODUCT DATE all from AGENCY
        had NUMBER classroom assistants in for the PRODUCT thing DATE | add NUMBER midwives to training PRODUCT DATE
        STATUS a session at AGENCY NUMBER tutors in person | NUMBER pcsos STATUS elearning DATE
        PERSON and i trained NUMBER youth workers DATE | PRODUCT for the AGENCY DATE NUMBER of them
        new training PRODUCT NUMBER STATUS centre guards DATE
        NUMBER COHORT and NUMBER COHORT attended PRODUCT at the civic DATE | add a PRODUCT i did DATE
        tick another NUMBER bus drivers off for awareness training
        we have now put NUMBER library staff thru the online course | trained NUMBER escort drivers DATE
        PRODUCT STATUS for community centre COHORT NUMBER people 4th
        add NUMBER COHORT and NUMBER heads awareness DATE | our lot did AGENCY elearning DATE NUMBER in
        had a PRODUCT at the mosque DATE with NUMBER parents | refresher STATUS to NUMBER COHORT DATE
        training return AGENCY NUMBER DATE teams | i STATUS to NUMBER a and e nurses DATE
        where do i put training figures | take down NUMBER COHORT PRODUCT DATE
    """,
    "amend_training": """
        that should be NUMBER | i meant NUMBER | meant NUMBER | i got the number wrong it was NUMBER
        wrong date it was DATE | change my last training to NUMBER | correct my numbers to NUMBER
        it was COHORT not COHORT | it was PRODUCT not PRODUCT | last session should say DATE
        the session i logged was DATE not DATE | there were only NUMBER of them | NUMBER not NUMBER
        sorry make that NUMBER not NUMBER | it was NUMBER not NUMBER | actually NUMBER | correction NUMBER COHORT
        no AGENCY not planning | should have been NUMBER COHORT | that was NUMBER not NUMBER sorry
        change the last training session DATE | the headcount should be NUMBER
        make it NUMBER please NUMBER left early | wrong number should say NUMBER
        that should be PRODUCT not awareness | change NUMBER to NUMBER in my last session | sorry NUMBER
        my mistake NUMBER people not NUMBER | amend DATE session it was NUMBER | that session was DATE not DATE
        should put NUMBER | i put NUMBER should be NUMBER | not NUMBER NUMBER | the date was wrong it was DATE
        sorry i meant NUMBER COHORT | hang on it was only NUMBER | fix the headcount on my last one should be NUMBER
        planning should be AGENCY | make that NUMBER | got that wrong it was NUMBER COHORT
        it should be DATE not DATE | sorry it was DATE | no it was NUMBER | i said NUMBER but it was NUMBER
        update the last session NUMBER not NUMBER | sorry that should be NUMBER not NUMBER
        change my last training to NUMBER people | oops meant NUMBER | it was DATE not DATE
        wrong date on the session i logged was DATE | make it NUMBER | it was PRODUCT not awareness
        no it was COHORT not COHORT | sorry NUMBER not NUMBER | i put NUMBER but it was only NUMBER
        correct my PRODUCT numbers to NUMBER | oops that is meant to be NUMBER | ah that was NUMBER not NUMBER
        change the date on that session DATE | should have said COHORT not adopters
        my last entry is wrong it should be NUMBER | its NUMBER sorry | that last one was NUMBER people
        i got the date wrong on that training was the 2nd | make the COHORT NUMBER | not AGENCY planning
    """,
    "training_totals": """
        totals | numbers | how many | how many COHORT | how many COHORT this year | how many NUMBER trained
        how many COHORT have done it | how many sessions have we run | how many have had PRODUCT | training numbers
        training numbers looking like | how are the training numbers | total for COHORT | headcount for training
        have AGENCY had any training | has anyone trained COHORT | who has done PRODUCT
        what have we delivered this year | how many COHORT have we STATUS DATE | training totals DATE
        how many people have we trained DATE | training numbers DATE | how many COHORT trained so far
        AGENCY training figures | total trained DATE | who have we trained DATE | how many did PRODUCT DATE
        have we trained any COHORT yet | training totals | show me the training totals by cohort
        how many COHORT did we do DATE | how much training have we STATUS DATE | what are our numbers for AGENCY
        trained to date | how many through elearning DATE | total headcount trained DATE
        which teams have not been trained | how many sessions have we run DATE | COHORT trained DATE
        how are we doing on training | did we train any COHORT DATE | how many have we trained
        total for COHORT staff DATE | what is the training total DATE | how many AGENCY office have STATUS PRODUCT
        training so far DATE by cohort | training DATE | what was the total DATE | how many COHORT have had training
        number of people trained DATE | how many COHORT staff did we train DATE | how many trained
        total numbers DATE | how many COHORT have we reached | how many elearning completion DATE
        what training has AGENCY had | how many have we trained DATE | training figures DATE
        how many COHORT have STATUS it so far | what is our total DATE | how many people did PRODUCT DATE
        numbers trained by cohort | have AGENCY had any training DATE | total number of COHORT trained
        training stats DATE | how are we doing with training numbers | how many COHORT have had PRODUCT
        what are our training numbers looking like | how many trained DATE | get the totals DATE
        how many COHORT DATE | headcount for training DATE | how many staff are trained now | training count
        how many COHORT have we reached DATE | what did we do training wise DATE | numbers for PRODUCT
        what is the running total DATE | give me training by cohort DATE | how many people trained in total
        what is our training figure DATE | PRODUCT numbers DATE | how many COHORT did we do | training so far
        how are numbers looking for COHORT
    """,
    "target_status": """
        where are we against the 85% for AGENCY | are we on target | what is the target for elearning
        have we hit the 85% yet | how STATUS are AGENCY to the target
        what is our target for AGENCY and where are we | did AGENCY hit 85% | progress against targets
        is AGENCY meeting its target | how are we doing against the NUMBER percent | are AGENCY on target
    """,
    "record_figure": """
        AGENCY is at 82% DATE | record 78% for AGENCY staff | latest figure for AGENCY is 91%
        figure from the trust 84% DATE | add AGENCY figure 79% | AGENCY kpi is 93% DATE
    """,
}
