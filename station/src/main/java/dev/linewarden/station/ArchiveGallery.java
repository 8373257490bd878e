package dev.linewarden.station;

import dev.linewarden.archive.ArchiveReader;
import dev.linewarden.archive.KeptPart;
import dev.linewarden.archive.PictureArchive;
import dev.linewarden.archive.PictureClass;
import dev.linewarden.archive.ReviewLabel;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.ui.Gallery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The station's archive, as the screen asks for it. Any thread.
final class ArchiveGallery implements Gallery {
  private final PictureArchive archive;
  private final ArchiveReader reader;
  private final Clock clock;

  ArchiveGallery(PictureArchive archive, Clock clock) {
    this.archive = archive;
    this.reader = archive.reader();
    this.clock = clock;
  }

  /// The class of this name. Throws [BadInput] when there is none.
  static PictureClass kind(String said) {
    for (PictureClass kind : PictureClass.values()) {
      if (kind.key().equals(said)) {
        return kind;
      }
    }
    List<String> known = Arrays.stream(PictureClass.values()).map(PictureClass::key).toList();
    throw new BadInput(
        "pictures are kept of %s, but not of '%s'".formatted(String.join(", ", known), said));
  }

  @Override
  public List<Part> newest(String kind, int count) {
    return reader.newest(kind(kind), count).stream().map(ArchiveGallery::told).toList();
  }

  @Override
  public Optional<Part> find(PartId part) {
    return reader.find(part).map(ArchiveGallery::told);
  }

  private static Part told(KeptPart part) {
    return new Part(
        part.part(),
        part.kind().key(),
        part.recipe(),
        part.wallMillis(),
        part.verdict(),
        part.faultOrVerdict(),
        part.pictures().stream().map(one -> new Picture(one.view(), one.overlay())).toList(),
        part.label().map(ReviewLabel::said).orElse(""));
  }

  @Override
  public byte[] picture(PartId part, int place) {
    return reader
        .find(part)
        .filter(found -> place < found.pictures().size())
        .map(found -> reader.picture(found.pictures().get(place)))
        .orElseThrow(() -> new BadInput("no such picture of part %s is kept".formatted(part)));
  }

  @Override
  public void review(PartId part, String review, String who) {
    reader.label(part, ReviewLabel.of(review, who, clock.wallMillis()));
  }

  @Override
  public void want(int parts, boolean challenge) {
    if (challenge) {
      archive.challenge(parts);
    } else {
      archive.want(parts);
    }
  }

  @Override
  public void open(String passphrase) {
    reader.open(passphrase);
  }
}
