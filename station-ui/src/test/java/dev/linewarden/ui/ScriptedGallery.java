package dev.linewarden.ui;

import dev.linewarden.inspection.PartId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A gallery with one part, and a note of what it was asked.
final class ScriptedGallery implements Gallery {
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  final List<String> asked = new CopyOnWriteArrayList<>();

  private static Part part() {
    return new Part(
        new PartId(12),
        "reject",
        ScriptedStation.KEY,
        1_000,
        "reject",
        "cap missing",
        List.of(new Picture("", false), new Picture("", true)),
        "");
  }

  @Override
  public List<Part> newest(String kind, int count) {
    asked.add("%d of %s".formatted(count, kind));
    return List.of(part());
  }

  @Override
  public Optional<Part> find(PartId part) {
    return Optional.of(part()).filter(known -> known.part().equals(part));
  }

  @Override
  public byte[] picture(PartId part, int place) {
    return place == 0 ? new byte[] {(byte) 0xff, (byte) 0xd8} : PNG;
  }

  @Override
  public void review(PartId part, String review, String who) {
    asked.add("part %s is %s, says %s".formatted(part, review, who));
  }

  @Override
  public void want(int parts, boolean challenge) {
    asked.add("%d parts%s".formatted(parts, challenge ? ", a challenge" : ""));
  }

  @Override
  public void open(String passphrase) {
    asked.add("passphrase " + passphrase);
  }
}
