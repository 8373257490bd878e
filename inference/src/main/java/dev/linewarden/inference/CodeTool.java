package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.CodeKind;
import dev.linewarden.vision.CodeReader;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;
import java.util.Optional;

/// `code`: reads one bar code or code of two dimensions in a zone. Settings: `codes`, a list of
/// `ean13`, `ean8`, `upca`, `upce`, `code128`, `code39`, `code93`, `codabar`, `itf`, `datamatrix`,
/// `qr`, `aztec`, `pdf417`: fewer are quicker, and read less into what is no code; `effort`
/// (`quick`, `normal`, `thorough`); `expect`, what it has to say: a text in which `#` is a digit,
/// `@` a letter, `?` any character and `*` any number of them. Findings: `read`, 1 when a code was
/// read, with its text; `matches`, 1 when it says what is expected, or when nothing is.
final class CodeTool implements Tool {
  private final Wanted wanted;
  private final Cutout cutout;
  private final Plane plane;
  private final CodeReader reader;

  private CodeTool(
      List<CodeKind> kinds, CodeReader.Effort effort, Wanted wanted, Zone zone, Bench bench) {
    this.wanted = wanted;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(Channel.GREY, cutout, bench.room());
    this.reader = new CodeReader(kinds, effort, zone.width(), zone.height(), bench.room());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    List<CodeKind> kinds = settings.choices("codes", CodeKind.class);
    CodeReader.Effort effort =
        settings.choice("effort", CodeReader.Effort.class, CodeReader.Effort.NORMAL);
    Wanted wanted = Wanted.read(settings);
    Zone zone = ZoneReader.readBox(settings, bench);
    settings.finish();
    return new CodeTool(kinds, effort, wanted, zone, bench);
  }

  @Override
  public boolean needsColour() {
    return false;
  }

  @Override
  public List<String> yields() {
    return Wanted.YIELDS;
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    Optional<String> text = reader.read(plane.pixels());
    wanted.tell(text.isPresent(), text.orElse(""), cutout.region(), sink);
  }
}
