package dev.linewarden.ui;

import dev.linewarden.inspection.CameraHealth;

/// A camera of the station, for people.
///
/// @param view what it looks at; empty where there is only one
/// @param trouble why it takes no pictures at the moment; empty when it does
public record CameraReport(String view, String name, String trouble, CameraHealth health) {
  /// In one line: which, or what is wrong with it.
  String shortly() {
    return (view.isEmpty() ? "" : view + ": ") + (trouble.isEmpty() ? name : trouble);
  }
}
