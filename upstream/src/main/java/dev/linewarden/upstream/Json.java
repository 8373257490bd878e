package dev.linewarden.upstream;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object under way. What JSON cannot say is said in the nearest way it can: a number that
/// is not finite is `null`, half a surrogate pair is U+FFFD. One thread.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  static Body body(Consumer<Json> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      content.accept(new Json(out));
      out.writeEndObject();
    }
    return new Body(bytes.toByteArray());
  }

  void text(String name, @Nullable String value) {
    if (value == null) {
      nothing(name);
    } else {
      out.writeStringProperty(name, wellFormed(value));
    }
  }

  void number(String name, long value) {
    out.writeNumberProperty(name, value);
  }

  void number(String name, double value) {
    if (Double.isFinite(value)) {
      out.writeNumberProperty(name, value);
    } else {
      nothing(name);
    }
  }

  void flag(String name, boolean value) {
    out.writeBooleanProperty(name, value);
  }

  void nothing(String name) {
    out.writeNullProperty(name);
  }

  void object(String name, Runnable content) {
    out.writeObjectPropertyStart(name);
    content.run();
    out.writeEndObject();
  }

  <T> void array(String name, List<T> items, Consumer<T> content) {
    out.writeArrayPropertyStart(name);
    for (T item : items) {
      out.writeStartObject();
      content.accept(item);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /// A lone surrogate would stop the writer, and with it every event after this one.
  private static String wellFormed(String text) {
    boolean whole = true;
    for (int i = 0; i < text.length() && whole; i++) {
      whole = !Character.isSurrogate(text.charAt(i));
    }
    if (whole) {
      return text;
    }
    StringBuilder fixed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(fixed::appendCodePoint);
    return fixed.toString();
  }
}
