package dev.linewarden.tests;

import dev.linewarden.inspection.PartId;
import dev.linewarden.ui.AlarmKind;
import dev.linewarden.ui.Alarms;
import java.util.List;
import java.util.Optional;

/// The one alarm that a test has raised, with its picture.
final class AlarmShelf implements Alarms {
  private volatile List<Standing> standing = List.of();
  private volatile byte[] picture = {};

  void raise(AlarmKind kind, String words, PartId part, byte[] jpeg) {
    picture = jpeg;
    standing = List.of(new Standing("raised", kind, words, 0, 1, Optional.of(part)));
  }

  @Override
  public List<Standing> standing() {
    return standing;
  }

  @Override
  public List<Logged> log() {
    return List.of();
  }

  @Override
  public void clear(String id, String who) {
    standing = List.of();
  }

  @Override
  public Optional<byte[]> picture(PartId part) {
    return Optional.of(picture).filter(_ -> !standing.isEmpty());
  }
}
