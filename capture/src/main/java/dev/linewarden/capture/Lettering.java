package dev.linewarden.capture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.Scanner;

/// Our own plain capitals, drawn as strokes: a machine without any font shows the same label, and
/// the same seed gives the same pixels everywhere.
final class Lettering {
  /// Strokes on a grid 6 high, y downwards: width, then M and L with a point, Q with two points.
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('A', "4.4 M 0 6 L 2.2 0 L 4.4 6 M 0.8 4 L 3.6 4"),
          Map.entry(
              'B',
              "3.6 M 0 0 L 0 6 L 2 6 Q 3.6 6 3.6 4.5 Q 3.6 3 2 3 L 0 3 M 2 3 Q 3.2 3 3.2 1.5 Q 3.2 0 2 0 L 0 0"),
          Map.entry('C', "4.2 M 4.2 1.2 Q 3.4 0 2.2 0 Q 0 0 0 3 Q 0 6 2.2 6 Q 3.4 6 4.2 4.8"),
          Map.entry('D', "4.1 M 0 0 L 0 6 L 1.6 6 Q 4.1 6 4.1 3 Q 4.1 0 1.6 0 L 0 0"),
          Map.entry('E', "3.2 M 3.2 0 L 0 0 L 0 6 L 3.2 6 M 0 3 L 2.8 3"),
          Map.entry(
              'G', "4.4 M 4.2 1.2 Q 3.4 0 2.2 0 Q 0 0 0 3 Q 0 6 2.2 6 Q 4.4 6 4.4 3.3 L 2.6 3.3"),
          Map.entry('I', "0.4 M 0.2 0 L 0.2 6"),
          Map.entry('K', "3.8 M 0 0 L 0 6 M 3.6 0 L 0 3.4 M 1.2 2.4 L 3.8 6"),
          Map.entry('L', "3.0 M 0 0 L 0 6 L 3.0 6"),
          Map.entry('M', "5.0 M 0 6 L 0.4 0 L 2.5 4.2 L 4.6 0 L 5 6"),
          Map.entry('N', "4.0 M 0 6 L 0 0 L 4 6 L 4 0"),
          Map.entry('O', "4.8 M 2.4 0 Q 4.8 0 4.8 3 Q 4.8 6 2.4 6 Q 0 6 0 3 Q 0 0 2.4 0"),
          Map.entry('P', "3.5 M 0 6 L 0 0 L 1.9 0 Q 3.5 0 3.5 1.7 Q 3.5 3.4 1.9 3.4 L 0 3.4"),
          Map.entry(
              'R',
              "3.7 M 0 6 L 0 0 L 1.9 0 Q 3.5 0 3.5 1.7 Q 3.5 3.4 1.9 3.4 L 0 3.4 M 1.8 3.4 L 3.7 6"),
          Map.entry(
              'S',
              "3.6 M 3.5 1 Q 2.9 0 1.8 0 Q 0.2 0 0.2 1.5 Q 0.2 2.7 1.8 3 Q 3.6 3.3 3.6 4.5 Q 3.6 6 1.8 6 Q 0.6 6 0 4.9"),
          Map.entry('T', "3.8 M 0 0 L 3.8 0 M 1.9 0 L 1.9 6"),
          Map.entry('U', "4.0 M 0 0 L 0 3.8 Q 0 6 2 6 Q 4 6 4 3.8 L 4 0"),
          Map.entry('W', "6.2 M 0 0 L 1.5 6 L 3.1 0.6 L 4.7 6 L 6.2 0"),
          Map.entry('Y', "4.2 M 0 0 L 2.1 3 L 4.2 0 M 2.1 3 L 2.1 6"),
          Map.entry('0', "3.6 M 1.8 0 Q 3.6 0 3.6 3 Q 3.6 6 1.8 6 Q 0 6 0 3 Q 0 0 1.8 0"),
          Map.entry(
              '3',
              "3.4 M 0.2 0.8 Q 0.8 0 1.7 0 Q 3.2 0 3.2 1.4 Q 3.2 2.8 1.5 2.8 Q 3.4 2.8 3.4 4.4 Q 3.4 6 1.6 6 Q 0.5 6 0 5.1"),
          Map.entry(
              '5', "3.4 M 3.1 0 L 0.5 0 L 0.3 2.6 Q 3.4 1.9 3.4 4.1 Q 3.4 6 1.6 6 Q 0.5 6 0 5.2"),
          Map.entry(
              '%',
              "4.4 M 4 0 L 0.4 6 M 1 0.2 Q 2 0.2 2 1.2 Q 2 2.2 1 2.2 Q 0 2.2 0 1.2 Q 0 0.2 1 0.2 M 3.4 3.8 Q 4.4 3.8 4.4 4.8 Q 4.4 5.8 3.4 5.8 Q 2.4 5.8 2.4 4.8 Q 2.4 3.8 3.4 3.8"),
          Map.entry(' ', "2.2"));

  private static final double SPACING = 1.5;

  private final Path2D path = new Path2D.Double();
  private final double width;

  Lettering(String text) {
    double at = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      String strokes = STROKES.get(letter);
      if (strokes == null) {
        throw new IllegalArgumentException(
            "expected a letter of the label's alphabet, got '" + letter + "'");
      }
      at -= before == 'W' && letter == 'A' ? 1.3 : 0;
      at += addLetter(strokes, at) + SPACING;
      before = letter;
    }
    this.width = at - SPACING;
  }

  /// Draws the text centred on a point, with the given height and stroke, both in the target's
  /// units.
  void draw(Graphics2D to, double centreX, double centreY, double height, double stroke) {
    double scale = height / 6;
    AffineTransform place = AffineTransform.getTranslateInstance(centreX, centreY);
    place.scale(scale, scale);
    place.translate(-width / 2, -3);
    to.setStroke(new BasicStroke((float) stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 3f));
    to.draw(place.createTransformedShape(path));
  }

  private double addLetter(String strokes, double x) {
    try (Scanner words = new Scanner(strokes)) {
      double letterWidth = Double.parseDouble(words.next());
      while (words.hasNext()) {
        String command = words.next();
        double px = x + Double.parseDouble(words.next());
        double py = Double.parseDouble(words.next());
        switch (command) {
          case "M" -> path.moveTo(px, py);
          case "L" -> path.lineTo(px, py);
          case "Q" ->
              path.quadTo(
                  px, py, x + Double.parseDouble(words.next()), Double.parseDouble(words.next()));
          default ->
              throw new IllegalStateException("expected M, L or Q in a letter, got " + command);
        }
      }
      return letterWidth;
    }
  }
}
