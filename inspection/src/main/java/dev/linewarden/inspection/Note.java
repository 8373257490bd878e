package dev.linewarden.inspection;

import java.util.Locale;

/// Something that happened at the station beside the parts, as it stands in the ledger for whoever
/// asks later: who did what, and why.
///
/// @param wallMillis wall time for people, in milliseconds since 1970 UTC
/// @param who a person, or [#STATION]
/// @param what it happened to: an alarm, a batch, a user, a setting; empty where the kind says all
/// @param before of a change only: what it was; empty when there was nothing
/// @param after of a change only: what it is now; empty when there is nothing any more
/// @param why in words; empty when nobody said
public record Note(
    Kind kind, long wallMillis, String who, String what, String before, String after, String why) {
  /// Who did it when nobody did.
  public static final String STATION = "the station";

  /// More characters in one text are cut off.
  public static final int WORDS_MAX = 1000;

  /// What happened.
  public enum Kind {
    STATION_STARTED(Subject.NONE),
    /// Closed in order: everything before it is in the ledger.
    STATION_STOPPED(Subject.NONE),
    /// Found at the next start: the run before ended without closing, by a kill or a power cut.
    STATION_KILLED(Subject.NONE),
    LINE_STARTED(Subject.NONE),
    LINE_STOPPED(Subject.NONE),
    LINE_FAULTED(Subject.NONE),
    ALARM_RAISED(Subject.NAMED),
    ALARM_CLEARED(Subject.NAMED),
    BATCH_BEGUN(Subject.NAMED),
    BATCH_ENDED(Subject.NAMED),
    CHALLENGE_GIVEN(Subject.NAMED),
    CHALLENGE_PASSED(Subject.NAMED),
    CHALLENGE_FAILED(Subject.NAMED),
    SIGNED_ON(Subject.NONE),
    SIGNED_OFF(Subject.NONE),
    SIGN_ON_REFUSED(Subject.NONE),
    USER_CHANGED(Subject.CHANGED),
    SETTING_CHANGED(Subject.CHANGED),
    /// The data came from a backup: numbers given since then are not used again.
    DATA_RESTORED(Subject.NAMED),
    /// Everything but the audit trail and the station's key was removed.
    FACTORY_RESET(Subject.NONE),
    /// A system of the plant asked something of the station by a message; the why says what became
    /// of it.
    PLANT_ASKED(Subject.NAMED);

    private final Subject subject;

    Kind(Subject subject) {
      this.subject = subject;
    }

    /// For programs: `line_started`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// For people: `line started`.
    public String words() {
      return key().replace('_', ' ');
    }
  }

  private enum Subject {
    NONE,
    NAMED,
    CHANGED
  }

  /// Throws [IllegalArgumentException] for a combination that means nothing.
  public Note {
    who = cut(who);
    what = cut(what);
    before = cut(before);
    after = cut(after);
    why = cut(why);
    boolean named = kind.subject != Subject.NONE;
    boolean changed = kind.subject == Subject.CHANGED;
    if (who.isEmpty() || what.isEmpty() == named) {
      throw new IllegalArgumentException(
          "a note of kind %s must say who%s, but says who '%s' and what '%s'"
              .formatted(kind.key(), named ? " and what" : " and no more", who, what));
    }
    if (!changed && !(before.isEmpty() && after.isEmpty())) {
      throw new IllegalArgumentException(
          "only a change has a before and an after, but a note of kind %s has '%s' and '%s'"
              .formatted(kind.key(), before, after));
    }
  }

  /// Of a kind that says by itself what happened.
  public static Note of(Kind kind, long wallMillis, String who, String why) {
    return new Note(kind, wallMillis, who, "", "", "", why);
  }

  /// Of a kind that happens to something.
  public static Note of(Kind kind, long wallMillis, String who, String what, String why) {
    return new Note(kind, wallMillis, who, what, "", "", why);
  }

  /// The batch that is being made from now on.
  ///
  /// @param running until now; empty for none
  public String batch(String running) {
    if (kind == Kind.BATCH_BEGUN) {
      return what;
    }
    return kind == Kind.BATCH_ENDED ? "" : running;
  }

  static String cut(String words) {
    return words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words;
  }
}
