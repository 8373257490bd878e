package dev.linewarden.tests;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A bottle on a line, drawn in a few strokes: enough to see whether a screen shows it.
final class DrawnBottle {
  static final int WIDTH = 1280;
  static final int HEIGHT = 1024;

  private static final int GLASS_LEFT = 474;
  private static final int GLASS_WIDTH = 332;
  private static final int MOUTH = 170;
  private static final int FLOOR = 870;

  private DrawnBottle() {}

  /// The caller closes it.
  static Frame frame(long number, boolean capped) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setColor(new Color(0xaab4b9));
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    brush.setColor(new Color(0x39424a));
    brush.fillRect(0, FLOOR, WIDTH, HEIGHT - FLOOR);
    bottle(brush);
    if (capped) {
      brush.setColor(new Color(0x2c67a0));
      brush.fill(new RoundRectangle2D.Double(580, 112, 120, 82, 14, 14));
    }
    brush.dispose();
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    MemorySegment pixels = Arena.ofAuto().allocate(bytes.length);
    MemorySegment.copy(bytes, 0, pixels, ValueLayout.JAVA_BYTE, 0, bytes.length);
    FrameInfo info =
        new FrameInfo(number, 0, 0, WIDTH, HEIGHT, WIDTH * 3, PixelFormat.BGR8, "drawn");
    return new Frame(info, pixels, () -> {});
  }

  private static void bottle(Graphics2D brush) {
    Path2D glass = new Path2D.Double();
    glass.moveTo(590, MOUTH);
    glass.lineTo(690, MOUTH);
    glass.lineTo(694, 300);
    glass.curveTo(700, 390, 800, 400, 806, 500);
    glass.lineTo(806, FLOOR);
    glass.lineTo(GLASS_LEFT, FLOOR);
    glass.lineTo(GLASS_LEFT, 500);
    glass.curveTo(480, 400, 580, 390, 586, 300);
    glass.closePath();
    brush.setColor(new Color(0xd9e3e0));
    brush.fill(glass);
    brush.clip(glass);
    brush.setColor(new Color(0x9a4f16));
    brush.fillRect(GLASS_LEFT, 260, GLASS_WIDTH, FLOOR);
    brush.setColor(new Color(0xf3efe2));
    brush.fillRect(GLASS_LEFT, 560, GLASS_WIDTH, 200);
    brush.setColor(new Color(0x1e4d7a));
    brush.fillRect(GLASS_LEFT, 620, GLASS_WIDTH, 70);
    brush.setClip(null);
  }
}
