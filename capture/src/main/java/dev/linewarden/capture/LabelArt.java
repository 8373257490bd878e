package dev.linewarden.capture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// The printed label, laid flat: our own brand, which no one else owns. Immutable once made, any
/// thread.
final class LabelArt {
  /// Size of the visible print in scene units: half the way round the bottle, and its height.
  static final double WIDTH = 620;

  static final double HEIGHT = BottleShape.LABEL_BOTTOM - BottleShape.LABEL_TOP;

  private static final double DETAIL = 2;
  private static final Color PAPER = new Color(0xF4EFDF);
  private static final Color INK = new Color(0x0B4A4E);
  private static final Color ZEST = new Color(0xF5C518);
  private static final Color PITH = new Color(0xFFF3B8);
  private static final Color FLESH = new Color(0xFAD84A);
  private static final Color LEAF = new Color(0x4B8B3B);
  private static final Color GOLD = new Color(0xB98A2E);

  private final Picture print;

  LabelArt() {
    int width = (int) (WIDTH * DETAIL);
    int height = (int) (HEIGHT * DETAIL);
    BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = flat.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(DETAIL, DETAIL);
    g.translate(WIDTH / 2, 0);
    paintGround(g);
    paintLemon(g);
    paintWords(g);
    paintSides(g);
    g.dispose();
    this.print = linear(flat);
  }

  /// Colour of the print; u runs from the middle of the front to the right, v from the upper edge
  /// down.
  void colour(double u, double v, Light into) {
    print.sample((u + WIDTH / 2) * DETAIL - 0.5, v * DETAIL - 0.5, into);
  }

  private static void paintGround(Graphics2D g) {
    g.setColor(PAPER);
    g.fill(new Rectangle2D.Double(-WIDTH / 2, 0, WIDTH, HEIGHT));
    g.setColor(INK);
    g.fill(new Rectangle2D.Double(-WIDTH / 2, 0, WIDTH, 20));
    g.fill(new Rectangle2D.Double(-WIDTH / 2, HEIGHT - 62, WIDTH, 62));
    g.setColor(GOLD);
    g.fill(new Rectangle2D.Double(-WIDTH / 2, 24, WIDTH, 2.5));
    g.fill(new Rectangle2D.Double(-WIDTH / 2, HEIGHT - 68, WIDTH, 2.5));
  }

  private static void paintLemon(Graphics2D g) {
    Path2D leaf = new Path2D.Double();
    leaf.moveTo(20, 62);
    leaf.quadTo(46, 24, 100, 44);
    leaf.quadTo(72, 84, 20, 62);
    g.setColor(LEAF);
    g.fill(leaf);
    g.setColor(new Color(0x2F6A2B));
    g.setStroke(new BasicStroke(1.6f));
    g.draw(new java.awt.geom.QuadCurve2D.Double(22, 62, 56, 48, 96, 45));
    double cx = -8;
    double cy = 84;
    disc(g, cx, cy, 50, ZEST);
    disc(g, cx, cy, 45, PITH);
    g.setColor(FLESH);
    for (int i = 0; i < 9; i++) {
      Arc2D wedge = new Arc2D.Double(cx - 40, cy - 40, 80, 80, i * 40 + 4, 32, Arc2D.PIE);
      g.fill(wedge);
    }
    disc(g, cx, cy, 6, PITH);
    g.setColor(new Color(255, 250, 210, 150));
    g.fill(new Ellipse2D.Double(cx - 30, cy - 28, 16, 8));
    g.fill(new Ellipse2D.Double(cx + 12, cy + 14, 12, 6));
  }

  private static void disc(Graphics2D g, double x, double y, double radius, Color colour) {
    g.setColor(colour);
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private static void paintWords(Graphics2D g) {
    g.setColor(INK);
    new Lettering("WARDEN").draw(g, 0, 171, 37, 7.6);
    new Lettering("SPRING LEMONADE").draw(g, 0, 205, 12.5, 2.3);
    g.setColor(PAPER);
    new Lettering("NATURALLY CLOUDY").draw(g, 0, HEIGHT - 40, 9, 1.6);
    g.setColor(ZEST);
    new Lettering("500 ML").draw(g, 0, HEIGHT - 18, 11, 2.2);
  }

  /// What stands at the sides, half turned away: a code field left, lines of small print right.
  private static void paintSides(Graphics2D g) {
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(-272, 60, 92, 120));
    g.setColor(new Color(0x1A1A1A));
    int[] bars = {2, 1, 3, 1, 1, 2, 1, 4, 1, 2, 2, 1, 1, 3, 2, 1, 3, 1, 1, 1, 2, 2, 1, 3, 1, 2};
    double y = 68;
    for (int i = 0; i < bars.length; i++) {
      double thick = bars[i] * 2.1;
      if (i % 2 == 0) {
        g.fill(new Rectangle2D.Double(-264, y, 76, thick));
      }
      y += thick;
    }
    g.setColor(INK);
    for (int line = 0; line < 11; line++) {
      double width = 84 - (line * 37 % 29);
      g.fill(new Rectangle2D.Double(186, 62 + line * 12, width, line == 0 ? 5 : 2.6));
    }
  }

  private static Picture linear(BufferedImage flat) {
    Picture picture = new Picture(flat.getWidth(), flat.getHeight());
    Light light = new Light();
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        int rgb = flat.getRGB(x, y);
        light.set(
            Film.linear(rgb >> 16 & 255), Film.linear(rgb >> 8 & 255), Film.linear(rgb & 255));
        picture.put(x, y, light, 1);
      }
    }
    return picture;
  }
}
