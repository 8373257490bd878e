/** What each kind of alarm is, where it mostly comes from, and what to do now; by AlarmKind's key. */
export const englishAlarms = {
  part_not_removed: {
    what: "A part that had to go was not seen falling",
    cause: "The ejector's air, the valve or the confirm sensor; or the part fell beside the sensor",
    remedy: "Find the part and take it off the belt. Look at air, nozzle and confirm sensor, then start.",
  },
  ejection_missed: {
    what: "An ejection came too late",
    cause: "The machine was too busy for its own outputs",
    remedy: "Take the last parts off the belt and start. If it comes again, call service: the machine is overloaded.",
  },
  part_sensor: {
    what: "The part sensor cannot be right",
    cause: "Something stands in front of it, it is dirty, or its cable is loose",
    remedy: "Free and clean the sensor, push its plug in, then start.",
  },
  confirm_sensor: {
    what: "The confirm sensor cannot be right",
    cause: "A part lies in front of it, it is dirty, or its cable is loose",
    remedy: "Free and clean the sensor, push its plug in, then start.",
  },
  resync_sensor: {
    what: "A sensor in front of an ejector cannot be right",
    cause: "Something stands in front of it, it is dirty, or its cable is loose",
    remedy: "Free and clean the sensor, push its plug in, then start.",
  },
  no_parts: {
    what: "No part has come for a long time",
    cause: "The line is empty; or the part sensor sees nothing any more, and parts go by unseen",
    remedy: "Look whether parts go by. If they do, stop the belt, clean the part sensor and push its plug in.",
  },
  encoder_lost: {
    what: "The encoder says nothing while parts come",
    cause: "Its coupling slipped, or its cable is loose",
    remedy: "Look at coupling and cable of the encoder, then start. What is on the belt is ejected.",
  },
  wires_lost: {
    what: "The wires to sensors and ejector were lost",
    cause: "A module was unplugged, or the machine was too busy",
    remedy: "Look at the I/O module's plugs, then start. If it comes again, start the station anew and call service.",
  },
  bin_full: {
    what: "The reject bin is full",
    cause: "Nobody emptied it; or many parts are being rejected",
    remedy: "Empty the bin, then start. Look at the last rejects: are they right?",
  },
  air_low: {
    what: "The ejector's air is too weak",
    cause: "The supply is shut, the filter is clogged, or a hose leaks",
    remedy: "Open or repair the air supply, then start.",
  },
  power_failing: {
    what: "The supply is failing",
    cause: "Mains or power supply",
    remedy: "Outputs are safe. Restore the supply, then start.",
  },
  emergency_stop: {
    what: "Somebody pressed the emergency stop",
    cause: "The emergency stop was operated",
    remedy: "Ask why, make sure that nobody is in danger, release it, then start.",
  },
  too_many_parts: {
    what: "More parts are on the belt than the station can follow",
    cause: "Parts pile up between sensor and ejector",
    remedy: "Clear the belt between sensor and ejector, then start.",
  },
  parts_slip: {
    what: "Parts are not where the belt carried them",
    cause: "The chain is wet, parts fell over, or somebody took or put one",
    remedy: "Clear the belt between the sensors, then start. If it comes again, have the speed or the guides looked at.",
  },
  thread_stands: {
    what: "A part of the station's program stood still",
    cause: "The machine is overloaded or a disk hangs",
    remedy: "Start again. If it comes again, start the station anew and call service.",
  },
  frozen_camera: {
    what: "The camera sends an old picture again",
    cause: "The camera or its link hangs",
    remedy: "Take the camera's supply away for ten seconds, then start.",
  },
  parts_unseen: {
    what: "Parts may have come that the camera did not see",
    cause: "The camera that looks for parts sent no pictures, or too few",
    remedy: "Look at the camera's supply and cable, then start. What lies on the belt is ejected.",
  },
  camera_lost: {
    what: "Several parts in a row had no picture",
    cause: "The camera is off, its cable is loose, or its trigger does not arrive",
    remedy: "Look at the camera's lamp and plugs. On the station's camera page, look at what was lost.",
  },
  camera_away: {
    what: "A camera does not answer",
    cause: "It is off, its cable is loose, or the network card is down",
    remedy: "Look at the camera's supply and cable. The station finds it again by itself.",
  },
  known_part: {
    what: "The station judged a part wrongly that it knows",
    cause: "The recipe, its models or the program are not as they were",
    remedy: "Do not rely on it. Choose the recipe anew, or the revision before, then start. Call an engineer.",
  },
  line_stands: {
    what: "The conveyor does not run though it may",
    cause: "It is off or blocked, or the sensor for it is broken",
    remedy: "Look at the conveyor and its drive. Then clear this.",
  },
  ejector_slow: {
    what: "An ejector gets slower",
    cause: "Its valve wears, or the air gets weaker",
    remedy: "Have valve and air looked at before it misses. Then clear this.",
  },
  many_rejects: {
    what: "Many parts are being removed",
    cause: "The parts are bad, or light, lens or position changed",
    remedy: "Look at the last rejects. Are they bad, look at the machine before; are they good, clean the lens, look at the light, call an engineer.",
  },
  same_station: {
    what: "One valve or head makes bad parts",
    cause: "That valve or head",
    remedy: "Look at the one that is named. Then clear this.",
  },
  ledger: {
    what: "The books do not add up",
    cause: "Parts were neither passed nor removed, or entries were lost",
    remedy: "Look for parts that stand somewhere in the station. Then clear this and tell quality.",
  },
  disk: {
    what: "The disk is in trouble",
    cause: "It is full, slow or broken",
    remedy: "Have pictures removed or the disk replaced soon; parts go on being judged while there is room.",
  },
  clock: {
    what: "The machine's clock was set",
    cause: "A person or a time server did",
    remedy: "Look whether it is right now. Then clear this.",
  },
  returned: {
    what: "The station went back to the recipe before",
    cause: "The new one judged otherwise than it had promised",
    remedy: "Tell the engineer who made it. Then clear this.",
  },
  another_recipe: {
    what: "Another recipe runs than before the start",
    cause: "The one that ran could not be loaded any more; the words say why",
    remedy: "Check that the recipe fits the product, and choose another if not. Then clear this.",
  },
  recipe_not_remembered: {
    what: "The recipe runs, but a restart would bring another",
    cause: "That it runs could not be written down: the disk is full or does not answer",
    remedy: "Look at the disk, then choose the recipe once more. Then clear this.",
  },
  no_known_parts: {
    what: "The station cannot prove itself while no parts come",
    cause: "The recipe has no references, or it judges them otherwise now",
    remedy: "Have an engineer record references for this recipe.",
  },
  certificate: {
    what: "The screen's certificate is not as it should be",
    cause: "It expired, or the new one cannot be used",
    remedy: "Have IT put a valid one in place. Then clear this.",
  },
  station_key: {
    what: "Others may read the station's key",
    cause: "The rights of its file were changed",
    remedy: "Have service set them right. Then clear this.",
  },
  users_file: {
    what: "The list of users is in trouble",
    cause: "The file is damaged, or the disk is",
    remedy: "Have an administrator look at users and disk. Then clear this.",
  },
  records: {
    what: "What is written down is in trouble",
    cause: "The disk is full, slow or broken",
    remedy: "Have room made or the disk replaced. It is over by itself then.",
  },
  sensor_noise: {
    what: "A sensor sees more than parts",
    cause: "It vibrates, is dirty, or sees drops",
    remedy: "Nothing at once. If the number grows quickly, clean the sensor and look at its mount.",
  },
  fell_unasked: {
    what: "Something fell past the confirm sensor unasked",
    cause: "A part fell by itself, somebody reached in, or a valve stays open and blows good parts off",
    remedy: "Look into the bin: good parts do not belong there. If the number grows, look at the valve and at the guides behind the ejector.",
  },
  verdict_late: {
    what: "A verdict came too late for its part",
    cause: "The machine was busy for a moment",
    remedy: "Nothing: the part was removed. If the number grows, the recipe is too slow or the belt too fast.",
  },
  result_reader: {
    what: "The machine that reads results does not keep up",
    cause: "Its program, or the wires of the handshake",
    remedy: "Nothing here: parts are ejected all the same. Tell whoever looks after that machine.",
  },
  overloaded: {
    what: "For a moment there was more than the station has room for",
    cause: "Parts came too fast, or the machine was busy",
    remedy: "Nothing at once. If the number grows, slow the line and call an engineer.",
  },
  frame_lost: {
    what: "A picture did not come whole",
    cause: "Packets were lost on the way from the camera",
    remedy: "Nothing: the part was removed. If the number grows, look at the camera's cable and its page.",
  },
  camera_link: {
    what: "The link to a camera could be better",
    cause: "Packet size, network card or cable",
    remedy: "Read what the camera page advises.",
  },
  camera_setting: {
    what: "A camera did not take a setting as it was wanted",
    cause: "It counts in steps, or the recipe leaves something open",
    remedy: "An engineer reads the words and corrects the recipe.",
  },
  tool_failed: {
    what: "A tool of the recipe failed",
    cause: "The picture is not what it was made for, or the tool is set wrongly",
    remedy: "The part was removed. An engineer looks at the words and the recipe.",
  },
  slow_recipe: {
    what: "The recipe is slow on this machine",
    cause: "Too many tools, or a model without a fast processor",
    remedy: "An engineer looks at the times of the tools.",
  },
  recipe: {
    what: "A recipe could not be used",
    cause: "The words say which, and why",
    remedy: "The one before stays in use. Choose another, or tell an engineer.",
  },
  draft: {
    what: "A draft could not be tried",
    cause: "The words say why",
    remedy: "What runs is not touched. The engineer who made it reads the words.",
  },
  repaired: {
    what: "Something stored was damaged and was repaired",
    cause: "A power cut, or the disk",
    remedy: "Nothing at once. If it comes again without a power cut, have the disk looked at.",
  },
  pictures: {
    what: "A picture was not kept",
    cause: "More was removed at once than can be written, or the disk is slow",
    remedy: "Nothing at once: verdicts and numbers are complete.",
  },
  sign_on: {
    what: "Somebody tried to sign on and could not",
    cause: "A wrong password, or a program that guesses",
    remedy: "If it was nobody of yours, tell IT.",
  },
  plant: {
    what: "A system of the plant does not answer or asks something wrong",
    cause: "Its server, the network, or its settings",
    remedy: "Nothing here: entries are kept until it answers. Tell whoever looks after it.",
  },
  screen: {
    what: "The screen could not do something",
    cause: "A browser went away, or asked something wrong",
    remedy: "Nothing at once. If it comes again, load the page anew.",
  },
  program: {
    what: "The program noticed something that it does not expect",
    cause: "An error in the program, or a broken file",
    remedy: "If parts are removed that are good, start the station anew. Send the words to service.",
  },
  stopped: {
    what: "The line stopped itself",
    cause: "The words say why",
    remedy: "Do what they ask for, then start.",
  },
};

export type AlarmWords = typeof englishAlarms;
export type AlarmKind = keyof AlarmWords;
