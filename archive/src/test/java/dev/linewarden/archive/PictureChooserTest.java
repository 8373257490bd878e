package dev.linewarden.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureChooserTest {
  private static ArchiveSettings settings(Map<String, ?> table) {
    SettingsReader reader = new SettingsReader("station.toml, [archive]", table);
    ArchiveSettings settings = ArchiveSettings.read(reader, Path.of("/etc/linewarden"));
    reader.finish();
    return settings;
  }

  @ParameterizedTest
  @EnumSource
  void whatCouldNotBeJudgedIsEvidenceUnlessNobodyInspected(Cause cause) {
    PictureChooser chooser = new PictureChooser(ArchiveSettings.DEFAULT);
    PictureClass kind = chooser.choose(Bottles.unjudged(1, cause), Bottles.RECIPE);
    assertThat(kind).isEqualTo(cause.isIdle() ? null : PictureClass.REJECT);
  }

  @Test
  void aClassWithoutRoomIsNotKept() {
    ArchiveSettings none =
        settings(Map.of("sample_one_in", 1L, "quota_mb", Map.of("sample", 0L, "reject", 2.5)));
    PictureChooser chooser = new PictureChooser(none);

    assertThat(none.quota(PictureClass.REJECT)).isEqualTo(2_500_000);
    assertThat(chooser.choose(Bottles.judged(1, 200), Bottles.RECIPE)).isNull();
    assertThat(chooser.choose(Bottles.judged(2, 20), Bottles.RECIPE))
        .isEqualTo(PictureClass.REJECT);
  }

  @Test
  void aBorderlineSampleIsBorderline() {
    PictureChooser chooser = new PictureChooser(settings(Map.of("sample_one_in", 1L)));
    assertThat(chooser.choose(Bottles.judged(1, 119.9), Bottles.RECIPE))
        .isEqualTo(PictureClass.BORDERLINE);
    assertThat(chooser.choose(Bottles.judged(2, 120), Bottles.RECIPE))
        .isEqualTo(PictureClass.SAMPLE);
  }

  @Test
  void theDefaultsAreWhatIsReadFromNothing() {
    assertThat(settings(Map.of())).isEqualTo(ArchiveSettings.DEFAULT);
    assertThat(settings(Map.of("key", "stick/key")).key())
        .isEqualTo(new KeySource.FromFile(Path.of("/etc/linewarden/stick/key")));
    assertThat(settings(Map.of("key", "panel")).key()).isEqualTo(new KeySource.FromPanel());
  }
}
