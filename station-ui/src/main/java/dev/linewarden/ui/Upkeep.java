package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.util.List;

/// What a maintainer asks of the station as a whole. Called from the screen's own threads, several
/// at once.
public interface Upkeep {
  /// Of a station that has neither log nor backup.
  Upkeep NONE =
      new Upkeep() {
        @Override
        public List<String> log(int count) {
          return List.of();
        }

        @Override
        public String backups() {
          return "";
        }

        @Override
        public String backUp(String who) {
          throw new BadInput("this station makes no backups");
        }
      };

  int LINES_MAX = 1_000;

  /// The newest lines of the log, the oldest of them first.
  ///
  /// @param count at most so many
  List<String> log(int count);

  /// Where backups go; empty where the configuration names no place.
  String backups();

  /// Copies the station's data into a new folder there, and reads it back: minutes, and one at a
  /// time. Returns what was copied, in words. Throws [BadInput] when that cannot be done.
  String backUp(String who);
}
