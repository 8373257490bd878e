package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PartId;
import java.util.List;
import java.util.Optional;

/// Nothing to see, and nobody to ask.
final class NoGallery implements Gallery {
  @Override
  public List<Part> newest(String kind, int count) {
    return List.of();
  }

  @Override
  public Optional<Part> find(PartId part) {
    return Optional.empty();
  }

  @Override
  public byte[] picture(PartId part, int place) {
    throw keepsNone();
  }

  @Override
  public void review(PartId part, String review, String who) {
    throw keepsNone();
  }

  @Override
  public void want(int parts, boolean challenge) {
    throw keepsNone();
  }

  @Override
  public void open(String passphrase) {
    throw keepsNone();
  }

  private static BadInput keepsNone() {
    return new BadInput("this station keeps no pictures: [archive] enabled is false");
  }
}
