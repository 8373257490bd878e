package dev.linewarden.inference;

import dev.linewarden.vision.Pose;

/// A tool that finds where the part lies, for others to follow. A part that is not found has no
/// pose ([Pose#located()]): what follows gives no values, so a limit on one of this tool's findings
/// has to name such a part.
interface Locator extends Tool {
  /// The same object each time.
  Pose pose();
}
