package dev.linewarden.archive;

import java.nio.file.Path;

/// Where the key comes from that pictures are encrypted with.
public sealed interface KeySource {
  /// Pictures lie as they are.
  record None() implements KeySource {}

  /// A file with 64 hexadecimal digits. It lies on a stick that leaves with whoever has it, or is
  /// what the system's TPM unsealed for this service.
  record FromFile(Path file) implements KeySource {}

  /// A person says a passphrase after each start; until then pictures are not kept.
  record FromPanel() implements KeySource {}
}
