package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.WallSpan;
import java.util.List;

/// Parts of which somebody knows what they are, sent through the line to see that the station still
/// sees them. Called from the screen's own threads, several at once; every method returns at once.
public interface Challenges {
  /// Of a station that cannot be challenged.
  Challenges NONE =
      new Challenges() {
        @Override
        public void begin(Wish wish, String who) {
          throw new BadInput("this station keeps no book of challenges");
        }

        @Override
        public List<Held> newest(WallSpan span, int count) {
          return List.of();
        }
      };

  /// More parts are no test but production.
  int PARTS_MAX = 100;

  int NAME_CHARACTERS_MAX = 100;

  /// What is expected of the next parts: so many are bad and must be removed, the others are good
  /// and must pass.
  ///
  /// @param name of the challenge, as it shall stand in the ledger
  /// @param parts so many of the next ones, from 1
  /// @param bad of these, from 0
  /// @param fault that they must be removed for; empty: for any
  record Wish(String name, int parts, int bad, String fault) {
    /// Throws [BadInput] for an expectation that cannot be met.
    public Wish {
      name = name.strip();
      fault = fault.strip();
      if (name.isEmpty() || name.length() > NAME_CHARACTERS_MAX) {
        throw new BadInput(
            "a challenge must have a name of 1 to %d characters, but has %d"
                .formatted(NAME_CHARACTERS_MAX, name.length()));
      }
      if (parts < 1 || parts > PARTS_MAX) {
        throw new BadInput(
            "a challenge must be of 1 to %d parts, but is of %d".formatted(PARTS_MAX, parts));
      }
      if (bad < 0 || bad > parts) {
        throw new BadInput(
            "of %d parts 0 to %d can be bad, but %d are said to be".formatted(parts, parts, bad));
      }
    }

    /// For the ledger.
    public String words() {
      return "%d of the next %d parts must be removed%s"
          .formatted(bad, parts, fault.isEmpty() ? "" : " for " + fault);
    }
  }

  /// One that was begun.
  ///
  /// @param entry the journal's number of its beginning; 0 until that is written
  /// @param wallMillis when it began, in milliseconds since 1970 UTC
  /// @param who began it
  /// @param expected in words
  /// @param result `running`, `passed` or `failed`
  /// @param found what became of its parts, in words
  record Held(
      long entry,
      long wallMillis,
      String who,
      String name,
      String expected,
      String result,
      String found) {}

  /// The next parts are one. Throws [BadInput] while another one is under way, and while the line
  /// does not run.
  void begin(Wish wish, String who);

  /// The newest first.
  ///
  /// @param span of the time when they began
  /// @param count at most so many
  List<Held> newest(WallSpan span, int count);
}
