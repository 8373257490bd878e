package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PartId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a person has to see to. Called from the screen's own threads, several at once; every method
/// returns at once.
public interface Alarms {
  /// Of a station that tells of none.
  Alarms NONE = new NoAlarms();

  /// What is to be seen to now; what stops the line comes first.
  List<Standing> standing();

  /// What came and went since the start, the newest first, at most [#LOGGED_MAX].
  List<Logged> log();

  /// A person says that it was seen to. Throws [BadInput] where there is no such alarm, or where it
  /// ends otherwise.
  void clear(String id, String who);

  /// The small picture, as JPEG, of a part that an alarm is or was just about; empty where there is
  /// none.
  Optional<byte[]> picture(PartId part);

  /// More are forgotten, the oldest first; the audit trail has them all.
  int LOGGED_MAX = 200;

  /// @param id by which it is cleared
  /// @param words of the station itself
  /// @param count how often since it was cleared
  /// @param pictured the part that it is about, if [#picture] has it
  record Standing(
      String id,
      AlarmKind kind,
      String words,
      long sinceWallMillis,
      long count,
      Optional<PartId> pictured) {
    /// How it is over: a fault by which the line stands ends by a start, whatever its kind.
    public AlarmKind.Ends ends() {
      return id.equals(LINE) ? AlarmKind.Ends.BY_START : kind.ends();
    }
  }

  /// Of what stopped the line.
  String LINE = "line";

  /// @param wentWallMillis empty while it stands
  /// @param who ended it; empty when it ended by itself or stands
  record Logged(
      AlarmKind kind, String words, long cameWallMillis, OptionalLong wentWallMillis, String who) {}

  /// See [Alarms#NONE].
  final class NoAlarms implements Alarms {
    private NoAlarms() {}

    @Override
    public List<Standing> standing() {
      return List.of();
    }

    @Override
    public List<Logged> log() {
      return List.of();
    }

    @Override
    public Optional<byte[]> picture(PartId part) {
      return Optional.empty();
    }

    @Override
    public void clear(String id, String who) {
      throw new BadInput("there is no alarm '%s'".formatted(id));
    }
  }
}
