package dev.linewarden.archive;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.RecipeView;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Writes the files of one part: its pictures, and last what describes them. On the archive's
/// thread.
final class PartFiles {
  private final Shot shot;
  private final Optional<PictureKey> key;
  private final Path folder;
  private final String stem;
  private final List<Sidecar.Picture> pictures = new ArrayList<>();
  private long bytes;

  PartFiles(Path root, Shot shot, Optional<PictureKey> key) {
    this.shot = shot;
    this.key = key;
    this.folder = Places.folder(root, shot.kind(), shot.judged().part().value());
    this.stem = Places.stem(shot.judged());
  }

  Path folder() {
    return folder;
  }

  /// On disk so far, also when writing failed.
  long bytes() {
    return bytes;
  }

  void write(PictureEncoder encoder, ArchiveSettings settings) throws IOException {
    Sidecar about = Telling.of(shot, List.of());
    List<RecipeView> views = shot.recipe().views();
    for (int view = 0; view < views.size(); view++) {
      Frame frame = shot.frames().of(view);
      if (frame == null) {
        continue;
      }
      String name = views.get(view).name();
      write(encoder.raw(frame), picture(frame, name, false, settings.format()));
      if (settings.overlay()) {
        write(
            encoder.overlay(frame, about.of(name), about),
            picture(frame, name, true, settings.format()));
      }
    }
    writeAbout(Telling.of(shot, pictures).bytes());
  }

  private Sidecar.Picture picture(Frame frame, String view, boolean overlay, PictureFormat format) {
    String name = Places.picture(stem, view, overlay, format.ending());
    return new Sidecar.Picture(
        key.isPresent() ? name + Places.ENCRYPTED : name,
        view,
        overlay,
        key.isPresent(),
        frame.info().width(),
        frame.info().height(),
        "",
        frame.info().frameNumber(),
        frame.info().origin());
  }

  private void write(byte[] content, Sidecar.Picture picture) throws IOException {
    String name = picture.file();
    write(name, key.map(own -> own.close(name, content)).orElse(content));
    pictures.add(picture.with(sha256(content)));
  }

  private void write(String name, byte[] stored) throws IOException {
    Path file = folder.resolve(name);
    if (shot.kind().isEvidence()) {
      ArchiveFile.writeWhole(file, stored);
    } else {
      ArchiveFile.write(file, stored);
    }
    bytes += stored.length;
  }

  /// Whole for every part, since all that look into the archive read it.
  private void writeAbout(byte[] about) throws IOException {
    Path file = folder.resolve(stem + Places.SIDECAR);
    if (shot.kind().isEvidence()) {
      ArchiveFile.writeForGood(file, about);
    } else {
      ArchiveFile.writeWhole(file, about);
    }
    bytes += about.length;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
