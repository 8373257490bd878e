package dev.linewarden.inspection;

import java.util.List;
import java.util.Optional;

/// Hears everything that a [SettingsReader] is asked while somebody reads from it. What can be said
/// in a document is known to nobody but the code that reads it: whoever wants to write it down
/// listens. On the reader's thread.
public interface Questions {
  /// Where nobody listens.
  Questions UNHEARD =
      new Questions() {
        @Override
        public void asked(String key, Setting<?> setting, Optional<?> otherwise) {}

        @Override
        public void looked(String key) {}

        @Override
        public void oneOf(List<String> keys) {}

        @Override
        public Questions inside(String key) {
          return this;
        }
      };

  /// What a key says.
  ///
  /// @param otherwise what it is taken for when it is absent; empty when it must be there
  void asked(String key, Setting<?> setting, Optional<?> otherwise);

  /// Whether a key is there, or of which type it is.
  void looked(String key);

  /// Which of these keys is there: exactly one must be.
  void oneOf(List<String> keys);

  /// Who hears what is asked of the table, or of each of the tables, under this key.
  Questions inside(String key);
}
