package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ScreenSizeTest {
  /// What a panel has to load before it shows anything.
  @Test
  void theWholeScreenIsLessThanHalfAMegabyteCompressed() throws IOException {
    long bytes = 0;
    for (String name : List.of("index.html", "app.js", "app.css", "icon.svg")) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (InputStream file = WebScreen.class.getResourceAsStream("web/" + name);
          OutputStream to = new GZIPOutputStream(packed)) {
        assertThat(file).as(name).isNotNull();
        file.transferTo(to);
      }
      bytes += packed.size();
    }

    assertThat(bytes).isLessThan(500_000);
  }
}
