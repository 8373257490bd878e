package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MiniatureTest {
  private static byte[] picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    image.createGraphics().fillRect(0, 0, width, height);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void aPictureKeepsItsProportions() throws IOException {
    byte[] small = Miniature.of(picture(640, 480), 160);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(small));
    assertThat(image.getWidth()).isEqualTo(160);
    assertThat(image.getHeight()).isEqualTo(120);
    assertThat(image.getRGB(80, 60) & 0xff).isGreaterThan(250);
  }

  @Test
  void aSmallPictureStaysAsItIs() throws IOException {
    byte[] picture = picture(100, 50);

    assertThat(Miniature.of(picture, 160)).isEqualTo(picture);
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> Miniature.of(new byte[] {1, 2, 3}, 160)).isInstanceOf(BadInput.class);
  }
}
