import type { AlarmWords } from "./alarmwords.js";

export const germanAlarms: AlarmWords = {
  part_not_removed: {
    what: "Auswurf eines Teils nicht bestätigt",
    cause: "Luft oder Ventil des Auswerfers, oder der Auswurfsensor; oder das Teil fiel daneben",
    remedy: "Das Teil suchen und vom Band nehmen. Luft, Düse und Auswurfsensor ansehen, dann starten.",
  },
  ejection_missed: {
    what: "Ein Auswurf kam zu spät",
    cause: "Der Rechner war zu beschäftigt für seine Ausgänge",
    remedy: "Die letzten Teile vom Band nehmen und starten. Kommt es wieder, den Service rufen: Der Rechner ist überlastet.",
  },
  part_sensor: {
    what: "Der Teilesensor kann nicht stimmen",
    cause: "Etwas steht davor, er ist schmutzig, oder sein Kabel ist lose",
    remedy: "Sensor freimachen und putzen, Stecker andrücken, dann starten.",
  },
  confirm_sensor: {
    what: "Der Auswurfsensor kann nicht stimmen",
    cause: "Ein Teil liegt davor, er ist schmutzig, oder sein Kabel ist lose",
    remedy: "Sensor freimachen und putzen, Stecker andrücken, dann starten.",
  },
  resync_sensor: {
    what: "Ein Sensor vor einem Auswerfer kann nicht stimmen",
    cause: "Etwas steht davor, er ist verschmutzt, oder sein Kabel ist lose",
    remedy: "Sensor freiräumen und säubern, Stecker festdrücken, dann starten.",
  },
  no_parts: {
    what: "Seit Langem ist kein Teil gekommen",
    cause: "Die Linie ist leer; oder der Teilesensor sieht nichts mehr, und Teile laufen ungesehen vorbei",
    remedy: "Nachsehen, ob Teile vorbeilaufen. Wenn ja: Band anhalten, Teilesensor säubern, Stecker festdrücken.",
  },
  encoder_lost: {
    what: "Der Drehgeber meldet nichts, obwohl Teile kommen",
    cause: "Die Kupplung rutscht, oder das Kabel ist lose",
    remedy: "Kupplung und Kabel des Drehgebers ansehen, dann starten. Was auf dem Band liegt, wird ausgeworfen.",
  },
  wires_lost: {
    what: "Die Leitungen zu Sensoren und Auswerfer sind verloren",
    cause: "Ein Modul wurde abgezogen, oder der Rechner war zu beschäftigt",
    remedy: "Stecker des E/A-Moduls ansehen, dann starten. Kommt es wieder, die Station neu starten und den Service rufen.",
  },
  bin_full: {
    what: "Der Auswurfbehälter ist voll",
    cause: "Niemand hat ihn geleert; oder es wird viel ausgeworfen",
    remedy: "Behälter leeren, dann starten. Die letzten Auswürfe ansehen: Sind sie richtig?",
  },
  air_low: {
    what: "Die Luft des Auswerfers ist zu schwach",
    cause: "Die Zufuhr ist zu, der Filter ist verstopft, oder ein Schlauch leckt",
    remedy: "Luftzufuhr öffnen oder instand setzen, dann starten.",
  },
  power_failing: {
    what: "Die Versorgung fällt aus",
    cause: "Netz oder Netzteil",
    remedy: "Die Ausgänge sind sicher. Versorgung herstellen, dann starten.",
  },
  emergency_stop: {
    what: "Not-Halt",
    cause: "Der Not-Halt wurde betätigt",
    remedy: "Fragen warum, prüfen, dass niemand in Gefahr ist, entriegeln, dann starten.",
  },
  too_many_parts: {
    what: "Auf dem Band sind mehr Teile, als die Station verfolgen kann",
    cause: "Teile stauen sich zwischen Sensor und Auswerfer",
    remedy: "Das Band zwischen Sensor und Auswerfer räumen, dann starten.",
  },
  parts_slip: {
    what: "Teile sind nicht dort, wohin das Band sie trug",
    cause: "Die Kette ist nass, Teile fielen um, oder jemand nahm oder stellte eines",
    remedy: "Das Band zwischen den Sensoren räumen, dann starten. Kommt es wieder, Tempo oder Führungen prüfen lassen.",
  },
  thread_stands: {
    what: "Ein Teil des Programms stand still",
    cause: "Der Rechner ist überlastet, oder eine Platte hängt",
    remedy: "Wieder starten. Kommt es wieder, die Station neu starten und den Service rufen.",
  },
  frozen_camera: {
    what: "Die Kamera sendet ein altes Bild noch einmal",
    cause: "Kamera oder Strecke hängt",
    remedy: "Die Kamera zehn Sekunden stromlos machen, dann starten.",
  },
  parts_unseen: {
    what: "Es können Teile gekommen sein, die die Kamera nicht sah",
    cause: "Die Kamera, die nach Teilen sucht, sandte keine Bilder oder zu wenige",
    remedy: "Versorgung und Kabel der Kamera ansehen, dann starten. Was auf dem Band liegt, wird ausgeworfen.",
  },
  camera_lost: {
    what: "Mehrere Teile nacheinander hatten kein Bild",
    cause: "Die Kamera ist aus, ihr Kabel ist lose, oder ihr Auslöser kommt nicht an",
    remedy: "Lampe und Stecker der Kamera ansehen. Auf der Kameraseite der Station steht, was verloren ging.",
  },
  camera_away: {
    what: "Eine Kamera antwortet nicht",
    cause: "Sie ist aus, ihr Kabel ist lose, oder die Netzwerkkarte ist weg",
    remedy: "Versorgung und Kabel der Kamera ansehen. Die Station findet sie von selbst wieder.",
  },
  known_part: {
    what: "Die Station hat ein Teil falsch beurteilt, das sie kennt",
    cause: "Rezept, Modelle oder Programm sind nicht, wie sie waren",
    remedy: "Nicht darauf verlassen. Das Rezept oder die Revision davor neu wählen, dann starten. Techniker rufen.",
  },
  line_stands: {
    what: "Das Band läuft nicht, obwohl es darf",
    cause: "Es ist aus oder blockiert, oder sein Sensor ist defekt",
    remedy: "Band und Antrieb ansehen. Dann dies quittieren.",
  },
  ejector_slow: {
    what: "Ein Auswerfer wird langsamer",
    cause: "Sein Ventil verschleißt, oder die Luft wird schwächer",
    remedy: "Ventil und Luft prüfen lassen, bevor er verfehlt. Dann dies quittieren.",
  },
  many_rejects: {
    what: "Viele Teile werden ausgeworfen",
    cause: "Die Teile sind schlecht, oder Licht, Objektiv oder Lage haben sich geändert",
    remedy: "Die letzten Auswürfe ansehen. Sind sie schlecht: die Maschine davor ansehen. Sind sie gut: Objektiv putzen, Licht ansehen, Techniker rufen.",
  },
  same_station: {
    what: "Ein Ventil oder Kopf macht schlechte Teile",
    cause: "Dieses Ventil oder dieser Kopf",
    remedy: "Das genannte ansehen. Dann dies quittieren.",
  },
  ledger: {
    what: "Die Bücher gehen nicht auf",
    cause: "Teile kamen weder durch noch weg, oder Einträge gingen verloren",
    remedy: "Nach Teilen suchen, die irgendwo in der Station stehen. Dann quittieren und der Qualität sagen.",
  },
  disk: {
    what: "Die Platte hat Schwierigkeiten",
    cause: "Sie ist voll, langsam oder defekt",
    remedy: "Bald Bilder entfernen oder die Platte tauschen lassen; solange Platz ist, wird weiter beurteilt.",
  },
  clock: {
    what: "Die Uhr des Rechners wurde gestellt",
    cause: "Von Hand oder durch einen Zeitserver",
    remedy: "Nachsehen, ob sie jetzt stimmt. Dann dies quittieren.",
  },
  returned: {
    what: "Die Station kehrte zum Rezept davor zurück",
    cause: "Das neue urteilte anders, als es versprochen hatte",
    remedy: "Dem sagen, der es gemacht hat. Dann dies quittieren.",
  },
  another_recipe: {
    what: "Seit dem Start läuft ein anderes Rezept als davor",
    cause: "Das vorige ließ sich nicht mehr laden; die Worte sagen, warum",
    remedy: "Prüfen, ob das Rezept zum Produkt passt, sonst ein anderes wählen. Dann dies quittieren.",
  },
  recipe_not_remembered: {
    what: "Das Rezept läuft, aber nach einem Neustart liefe ein anderes",
    cause: "Dass es läuft, ließ sich nicht aufschreiben: die Platte ist voll oder antwortet nicht",
    remedy: "Nach der Platte sehen, dann das Rezept noch einmal wählen. Dann dies quittieren.",
  },
  no_known_parts: {
    what: "Die Station kann sich nicht beweisen, solange keine Teile kommen",
    cause: "Das Rezept hat keine Referenzen, oder es beurteilt sie jetzt anders",
    remedy: "Referenzen für dieses Rezept aufnehmen lassen.",
  },
  certificate: {
    what: "Das Zertifikat der Anzeige ist nicht, wie es soll",
    cause: "Es ist abgelaufen, oder das neue ist unbrauchbar",
    remedy: "Die IT ein gültiges einsetzen lassen. Dann dies quittieren.",
  },
  station_key: {
    what: "Andere dürfen den Schlüssel der Station lesen",
    cause: "Die Rechte seiner Datei wurden geändert",
    remedy: "Den Service die Rechte richten lassen. Dann dies quittieren.",
  },
  users_file: {
    what: "Die Liste der Benutzer hat Schwierigkeiten",
    cause: "Die Datei oder die Platte ist beschädigt",
    remedy: "Einen Verwalter Benutzer und Platte ansehen lassen. Dann dies quittieren.",
  },
  records: {
    what: "Das Aufgeschriebene hat Schwierigkeiten",
    cause: "Die Platte ist voll, langsam oder defekt",
    remedy: "Platz schaffen oder die Platte tauschen lassen. Dann ist es von selbst vorbei.",
  },
  sensor_noise: {
    what: "Ein Sensor sieht mehr als Teile",
    cause: "Er vibriert, ist schmutzig, oder sieht Tropfen",
    remedy: "Nichts sofort. Wächst die Zahl schnell, Sensor putzen und Halterung ansehen.",
  },
  fell_unasked: {
    what: "Etwas fiel ungefragt am Auswurfsensor vorbei",
    cause: "Ein Teil ist von selbst gefallen, jemand hat hineingegriffen, oder ein Ventil bleibt offen und bläst gute Teile aus",
    remedy: "In den Behälter sehen: gute Teile gehören nicht hinein. Wächst die Zahl, Ventil und Führungen hinter dem Auswerfer prüfen.",
  },
  verdict_late: {
    what: "Ein Urteil kam zu spät für sein Teil",
    cause: "Der Rechner war einen Moment beschäftigt",
    remedy: "Nichts: Das Teil wurde ausgeworfen. Wächst die Zahl, ist das Rezept zu langsam oder das Band zu schnell.",
  },
  result_reader: {
    what: "Die Maschine, die Ergebnisse liest, kommt nicht nach",
    cause: "Ihr Programm, oder die Leitungen der Übergabe",
    remedy: "Hier nichts: Ausgeworfen wird trotzdem. Dem sagen, der diese Maschine betreut.",
  },
  overloaded: {
    what: "Einen Moment lang kam mehr, als die Station fasst",
    cause: "Teile kamen zu schnell, oder der Rechner war beschäftigt",
    remedy: "Nichts sofort. Wächst die Zahl, die Linie langsamer stellen und den Techniker rufen.",
  },
  frame_lost: {
    what: "Ein Bild kam nicht ganz an",
    cause: "Pakete gingen auf dem Weg von der Kamera verloren",
    remedy: "Nichts: Das Teil wurde ausgeworfen. Wächst die Zahl, Kabel und Seite der Kamera ansehen.",
  },
  camera_link: {
    what: "Die Strecke zu einer Kamera könnte besser sein",
    cause: "Paketgröße, Netzwerkkarte oder Kabel",
    remedy: "Lesen, was die Kameraseite rät.",
  },
  camera_setting: {
    what: "Eine Kamera nahm eine Einstellung nicht wie gewünscht",
    cause: "Sie zählt in Stufen, oder das Rezept lässt etwas offen",
    remedy: "Ein Techniker liest die Worte und berichtigt das Rezept.",
  },
  tool_failed: {
    what: "Ein Werkzeug des Rezepts ist gescheitert",
    cause: "Das Bild ist nicht, wofür es gemacht ist, oder es ist falsch eingestellt",
    remedy: "Das Teil wurde ausgeworfen. Ein Techniker sieht Worte und Rezept an.",
  },
  slow_recipe: {
    what: "Das Rezept ist langsam auf diesem Rechner",
    cause: "Zu viele Werkzeuge, oder ein Modell ohne schnellen Prozessor",
    remedy: "Ein Techniker sieht die Zeiten der Werkzeuge an.",
  },
  recipe: {
    what: "Ein Rezept war nicht zu gebrauchen",
    cause: "Die Worte sagen welches und warum",
    remedy: "Das davor bleibt in Gebrauch. Ein anderes wählen oder dem Techniker sagen.",
  },
  draft: {
    what: "Ein Entwurf ließ sich nicht erproben",
    cause: "Die Worte sagen warum",
    remedy: "Was läuft, ist nicht berührt. Wer ihn gemacht hat, liest die Worte.",
  },
  repaired: {
    what: "Etwas Gespeichertes war beschädigt und wurde repariert",
    cause: "Ein Stromausfall, oder die Platte",
    remedy: "Nichts sofort. Kommt es ohne Stromausfall wieder, die Platte prüfen lassen.",
  },
  pictures: {
    what: "Ein Bild wurde nicht behalten",
    cause: "Es wurde mehr auf einmal ausgeworfen, als sich schreiben lässt, oder die Platte ist langsam",
    remedy: "Nichts sofort: Urteile und Zahlen sind vollständig.",
  },
  sign_on: {
    what: "Jemand wollte sich anmelden und konnte nicht",
    cause: "Ein falsches Passwort, oder ein Programm, das rät",
    remedy: "War es keiner von Ihnen, der IT sagen.",
  },
  plant: {
    what: "Ein System des Werks antwortet nicht oder fragt Falsches",
    cause: "Sein Server, das Netz oder seine Einstellungen",
    remedy: "Hier nichts: Einträge werden behalten, bis es antwortet. Dem sagen, der es betreut.",
  },
  screen: {
    what: "Die Anzeige konnte etwas nicht tun",
    cause: "Ein Browser ging weg oder fragte Falsches",
    remedy: "Nichts sofort. Kommt es wieder, die Seite neu laden.",
  },
  program: {
    what: "Das Programm hat etwas bemerkt, das es nicht erwartet",
    cause: "Ein Fehler im Programm, oder eine beschädigte Datei",
    remedy: "Werden gute Teile ausgeworfen, die Station neu starten. Die Worte dem Service senden.",
  },
  stopped: {
    what: "Die Linie hat sich selbst gestoppt",
    cause: "Die Worte sagen warum",
    remedy: "Tun, was sie verlangen, dann starten.",
  },
};
