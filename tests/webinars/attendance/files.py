"""Files of participants as meeting rooms give them, with invented people."""

ZOOM = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
    '981 2345 6789,"Midi, essai",03/05/2026 11:55:02 AM,03/05/2026 01:02:10 PM,hote@example.org,68,5,\n'
    "\n"
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,"
    "In Waiting Room\n"
    '"Alice Tremblay (CALACS)",Alice@Example.org,03/05/2026 12:00:00 PM,03/05/2026 12:30:00 PM,30,Yes,,No\n'
    "Alice Tremblay,alice@example.org,03/05/2026 12:20:00 PM,03/05/2026 12:50:00 PM,30,Yes,,No\n"
    "Côté Béatrice,,03/05/2026 12:00:00 PM,03/05/2026 12:05:00 PM,5,Yes,,Yes\n"
    "Côté Béatrice,,03/05/2026 12:05:00 PM,03/05/2026 01:00:00 PM,55,Yes,,No\n"
    "iPhone de Zq,zqetrangerezq@example.org,03/05/2026 12:00:00 PM,03/05/2026 01:00:00 PM,60,Yes,,No\n"
)
TEAMS = (
    "1. Summary\nMeeting title\tEssai\nAttended participants\t2\nStart time\t3/5/26, 11:58:00 AM\n\n"
    "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n"
    "Alice Tremblay\t3/5/26, 12:00:00 PM\t3/5/26, 1:00:00 PM\t59m 3s\talice@example.org\tAttendee\n"
    "Béatrice Côté\t3/5/26, 12:30:00 PM\t3/5/26, 1:00:00 PM\t30m\t\tAttendee\n\n"
    "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Alice Tremblay\t3/5/26, 12:00:00 PM\t3/5/26, 1:00:00 PM\t59m 3s\talice@example.org\tAttendee\n"
)
BIG_BLUE_BUTTON = (
    "Name,Moderator,Activity Score,Talk time,Webcam Time,Messages,Join,Left,Duration\n"
    "Alice Tremblay,FALSE,1.2,00:01:10,00:00:00,2,2026-03-05 12:00:00,2026-03-05 12:45:12,00:45:12\n"
    "Béatrice Côté,FALSE,0,00:00:00,00:00:00,0,,,01:00:30\n"
)
SEMICOLONS = "Nom complet;Durée (minutes)\nAlice Tremblay;45\nBéatrice Côté;20\nBéatrice Côté;15\n"
UNKNOWN = "Salon;Qui;Temps\nA;Alice Tremblay;45\nA;Béatrice Côté;20\n"
