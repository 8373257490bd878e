package dev.linewarden.ui;

import dev.linewarden.inspection.Trouble;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every kind of trouble that people are told of, and how it ends. The screen has cause and remedy
/// of each in every language, by its [#key()]; what the station counts in its fault log belongs to
/// exactly one.
///
/// Counted is written `source/what`; a star at the end of either stands for anything.
public enum AlarmKind {
  PART_NOT_REMOVED(Ends.BY_PERSON, "line/part not removed"),
  EJECTION_MISSED(Ends.BY_START, "io/ejection missed"),
  PART_SENSOR(Ends.BY_START, "io/part_sensor is stuck on", "io/part_sensor bounces"),
  CONFIRM_SENSOR(Ends.BY_START, "io/reject_confirm*"),
  RESYNC_SENSOR(Ends.BY_START, "io/resync*"),
  NO_PARTS(Ends.BY_PERSON, "io/part_sensor sees nothing"),
  ENCODER_LOST(Ends.BY_START, "io/encoder lost"),
  WIRES_LOST(Ends.BY_START, "io/wires lost", "io/edges lost in the driver"),
  BIN_FULL(Ends.BY_START, "io/bin_full"),
  AIR_LOW(Ends.BY_START, "io/air_low"),
  POWER_FAILING(Ends.BY_START, "io/power_failing", "keys/the station ends"),
  EMERGENCY_STOP(Ends.BY_START, "io/emergency_stop"),
  TOO_MANY_PARTS(Ends.BY_START, "io/too many parts in transit"),
  PARTS_SLIP(
      Ends.BY_START,
      "io/parts slip",
      "io/part appeared between the sensors",
      "io/part vanished between the sensors"),
  THREAD_STANDS(Ends.BY_START, "io/thread stands still", "*/fails again and again", "watchdog/*"),
  FROZEN_CAMERA(Ends.BY_PERSON, "line/frozen camera"),
  PARTS_UNSEEN(Ends.BY_START, "io/parts unseen"),
  CAMERA_LOST(Ends.BY_PERSON, "line/camera lost"),
  KNOWN_PART(
      Ends.BY_START, "heartbeat/known part judged wrongly", "heartbeat/known part judged late"),
  LINE_STANDS(Ends.BY_PERSON, "io/line does not run"),
  EJECTOR_SLOW(Ends.BY_PERSON, "io/ejector*"),
  MANY_REJECTS(Ends.BY_PERSON, "line/trend"),
  SAME_STATION(Ends.BY_PERSON, "line/same station"),
  LEDGER(Ends.BY_PERSON, "line/ledger", "ledger/*"),
  DISK(
      Ends.BY_PERSON,
      "line/disk",
      "journal/*",
      "audit/not written",
      "archive/the disk has no room for pictures",
      "archive/pictures cannot be kept"),
  CLOCK(Ends.BY_PERSON, "line/clock"),
  RETURNED(
      Ends.BY_PERSON,
      "recipes/returned to the recipe before",
      "recipes/cannot return to the recipe before",
      "recipes/recipe before does not stand by"),
  ANOTHER_RECIPE(Ends.BY_PERSON, "recipes/the recipe that ran is not loaded"),
  RECIPE_NOT_REMEMBERED(Ends.BY_PERSON, "recipes/runs, but is not remembered"),
  NO_KNOWN_PARTS(
      Ends.COUNTED,
      "heartbeat/no known parts",
      "heartbeat/known part is judged otherwise",
      "heartbeat/known part cannot be read",
      "model/known part not judged"),
  CERTIFICATE(
      Ends.BY_PERSON,
      "ui/the screen's new certificate is not served; the one before is",
      "ui/the screen's certificate is out of its time"),
  STATION_KEY(Ends.BY_PERSON, "recipes/others may read the station's key"),
  USERS_FILE(
      Ends.BY_PERSON,
      "access/the users cannot be read; they are as they were",
      "access/the users could not be read and were put aside",
      "access/the users' file cannot be written",
      "access/the folder of the users cannot be listed",
      "access/the event log took no note"),
  RECORDS(Ends.BY_ITSELF, "records/*", "challenges/*"),
  CAMERA_AWAY(Ends.BY_ITSELF, "camera/is gone", "camera/does not answer", "camera/camera gone"),
  SENSOR_NOISE(
      Ends.COUNTED,
      "io/part sensor bounced",
      "io/confirm sensor bounced",
      "io/resync sensor bounced",
      "io/part sensor flickers while the belt stands",
      "io/part seen again",
      "io/part where none was",
      "io/removed without a number",
      "parts/told of too soon"),
  FELL_UNASKED(Ends.BY_PERSON, "io/confirm edge nobody expected"),
  VERDICT_LATE(
      Ends.COUNTED,
      "io/pardon too late",
      "io/pardon overruled",
      "io/pardoned part caught",
      "io/lane overruled",
      "io/no such lane",
      "io/permit refused: a line stop is not yet known to the line",
      "line/pardon not taken, good part ejected",
      "line/lane not taken, first one instead",
      "line/findings after the verdict"),
  RESULT_READER(
      Ends.COUNTED,
      "io/result not handed over",
      "io/result_ack stays on",
      "io/result not acknowledged"),
  OVERLOADED(
      Ends.COUNTED,
      "io/trigger refused",
      "io/closing refused",
      "io/verdict not shown",
      "model/answer refused",
      "keys/too many at once",
      "station/command refused",
      "faults/*"),
  FRAME_LOST(
      Ends.COUNTED,
      "camera/pool empty",
      "camera/unreadable",
      "camera/ended",
      "camera/incomplete",
      "camera/frame without a beginning",
      "camera/frame without a trigger",
      "camera/nobody takes the frames",
      "camera/does not take triggers",
      "camera/a picture cannot be looked at",
      "line/exposure without a trigger",
      "line/second frame for one part"),
  CAMERA_LINK(Ends.COUNTED, "camera/link", "camera/is back"),
  CAMERA_SETTING(Ends.COUNTED, "camera/changed what it was told", "camera/setting left open"),
  TOOL_FAILED(
      Ends.COUNTED,
      "inference/tool failed",
      "inference/keep-warm run failed",
      "model/inspection threw"),
  SLOW_RECIPE(
      Ends.COUNTED,
      "inference/recipe over its time budget",
      "inference/models run on the processor",
      "station/the deadline was not held in the rehearsal"),
  RECIPE(Ends.COUNTED, "recipes/*", "keys/recipe not called"),
  DRAFT(
      Ends.COUNTED,
      "recipes/draft refused",
      "recipes/draft not loaded",
      "recipes/draft failed",
      "recipes/a restart would end the probation",
      "recipes/the probation does not end",
      "recipes/the probation cannot be read",
      "model/a draft threw and is not run any more"),
  REPAIRED(
      Ends.COUNTED,
      "journal/torn tail cut",
      "journal/numbers skipped",
      "journal/unreadable place",
      "audit/unreadable end of the trail",
      "audit/half-written line cut",
      "index/*",
      "scores/*",
      "audit/not following",
      "station/settings not compared"),
  PICTURES(
      Ends.COUNTED,
      "archive/pictures of removed parts skipped",
      "archive/pictures skipped",
      "archive/pictures wait for their passphrase",
      "archive/what describes a part cannot be read",
      "ui/a picture could not be encoded"),
  SIGN_ON(
      Ends.COUNTED,
      "access/more sign-ons were refused than are noted",
      "opcua/too many wrong passwords",
      "opcua/sign-on refused",
      "opcua/command without the right to"),
  PLANT(Ends.COUNTED, "upstream/*", "opcua/*"),
  SCREEN(Ends.COUNTED, "ui/*"),
  PROGRAM(Ends.COUNTED, "*/failed: *", "simcam/*", "bench/*"),
  /// The line's stop itself is counted beside its reason.
  STOPPED(Ends.BY_START, "line/line stopped by a fault");

  /// How it is over.
  public enum Ends {
    /// A person starts the line, on the screen or by the reset key.
    BY_START,
    /// It is over when its cause is gone.
    BY_ITSELF,
    /// A person says that it was seen to.
    BY_PERSON,
    /// Nobody needs to do anything at once: it is counted.
    COUNTED
  }

  private static final String ANY = "*";

  private final Ends ends;
  private final Pattern exact;
  private final Pattern starred;

  AlarmKind(Ends ends, String... counted) {
    this.ends = ends;
    this.exact = anyOf(counted, false);
    this.starred = anyOf(counted, true);
  }

  /// Of those without a star, or with one.
  private static Pattern anyOf(String[] counted, boolean star) {
    return Pattern.compile(
        Arrays.stream(counted)
            .filter(each -> each.contains(ANY) == star)
            .map(each -> "\\Q" + each.replace(ANY, "\\E.*\\Q") + "\\E")
            .collect(Collectors.joining("|")));
  }

  /// For programs: `bin_full`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Ends ends() {
    return ends;
  }

  /// What the fault log counts under this source and name. A name that nobody knows is the
  /// program's own trouble.
  public static AlarmKind of(String source, String what) {
    return known(source + "/" + what).orElse(PROGRAM);
  }

  /// The kind that names it, without the last resort.
  static Optional<AlarmKind> known(String counted) {
    return first(kind -> kind.exact.matcher(counted).matches())
        .or(() -> first(kind -> kind.starred.matcher(counted).matches()));
  }

  /// What the line stands for.
  public static AlarmKind ofStop(Trouble trouble) {
    return known(trouble.source() + "/" + trouble.what()).orElse(STOPPED);
  }

  private static Optional<AlarmKind> first(Predicate<AlarmKind> wanted) {
    return Arrays.stream(values()).filter(wanted).findFirst();
  }
}
