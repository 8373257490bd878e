package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import java.util.Arrays;
import java.util.List;

/// Reads which [Channel] a tool looks at.
final class ChannelReader {
  private static final List<Channel> STRAIGHT =
      Arrays.stream(Channel.values()).filter(each -> each != Channel.HUE).toList();

  private ChannelReader() {}

  /// Reads `channel`; any of them.
  static Channel read(SettingsReader settings) {
    return settings.choice("channel", Channel.class, Channel.GREY);
  }

  /// Reads `channel` where high and low, or a mean of them, are asked for: hues lie on a circle,
  /// which has neither.
  static Channel readStraight(SettingsReader settings) {
    return settings.choice("channel", STRAIGHT, Channel.GREY);
  }
}
