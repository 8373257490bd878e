package dev.linewarden.reject;

/// The second version of the kernel's GPIO character device, as `linux/gpio.h` has it: requests,
/// sizes and places in bytes. The same on every 64-bit Linux.
final class GpioAbi {
  static final int NAME_BYTES = 32;
  static final int LINES_MAX = 64;
  static final int ATTRIBUTES_MAX = 10;

  /// struct gpiochip_info
  static final int CHIP_BYTES = 68;

  static final int CHIP_NAME = 0;
  static final int CHIP_LABEL = 32;
  static final int CHIP_LINES = 64;

  /// struct gpio_v2_line_info
  static final int INFO_BYTES = 256;

  static final int INFO_NAME = 0;
  static final int INFO_CONSUMER = 32;
  static final int INFO_OFFSET = 64;
  static final int INFO_FLAGS = 72;

  /// struct gpio_v2_line_request
  static final int REQUEST_BYTES = 592;

  static final int REQUEST_OFFSETS = 0;
  static final int REQUEST_CONSUMER = 256;
  static final int REQUEST_FLAGS = 288;
  static final int REQUEST_ATTRIBUTES = 296;
  static final int REQUEST_ATTRIBUTE = 320;
  static final int REQUEST_LINES = 560;
  static final int REQUEST_BUFFER = 564;
  static final int REQUEST_FD = 588;

  /// struct gpio_v2_line_config_attribute
  static final int ATTRIBUTE_BYTES = 24;

  static final int ATTRIBUTE_ID = 0;
  static final int ATTRIBUTE_VALUE = 8;
  static final int ATTRIBUTE_MASK = 16;

  /// struct gpio_v2_line_values
  static final int VALUES_BYTES = 16;

  static final int VALUES_BITS = 0;
  static final int VALUES_MASK = 8;

  /// struct gpio_v2_line_event
  static final int EVENT_BYTES = 48;

  static final int EVENT_NANOS = 0;
  static final int EVENT_ID = 8;
  static final int EVENT_OFFSET = 12;
  static final int EVENT_SEQUENCE = 16;

  /// enum gpio_v2_line_event_id
  static final int RISING_EDGE = 1;

  /// enum gpio_v2_line_attr_id
  static final int ID_FLAGS = 1;

  static final int ID_VALUES = 2;
  static final int ID_DEBOUNCE = 3;

  /// enum gpio_v2_line_flag
  static final long USED = 1;

  static final long ACTIVE_LOW = 1 << 1;
  static final long INPUT = 1 << 2;
  static final long OUTPUT = 1 << 3;
  static final long EDGES = (1 << 4) | (1 << 5);
  static final long OPEN_DRAIN = 1 << 6;
  static final long OPEN_SOURCE = 1 << 7;
  static final long PULL_UP = 1 << 8;
  static final long PULL_DOWN = 1 << 9;
  static final long NO_BIAS = 1 << 10;

  static final long GET_CHIP_INFO = read(0x01, CHIP_BYTES);
  static final long GET_LINE_INFO = both(0x05, INFO_BYTES);
  static final long GET_LINE = both(0x07, REQUEST_BYTES);
  static final long GET_VALUES = both(0x0E, VALUES_BYTES);
  static final long SET_VALUES = both(0x0F, VALUES_BYTES);

  private static final int TYPE = 0xB4;
  private static final long TO_KERNEL = 1;
  private static final long FROM_KERNEL = 2;

  private GpioAbi() {}

  private static long read(int number, int bytes) {
    return request(FROM_KERNEL, number, bytes);
  }

  private static long both(int number, int bytes) {
    return request(FROM_KERNEL | TO_KERNEL, number, bytes);
  }

  private static long request(long direction, int number, long bytes) {
    return direction << 30 | bytes << 16 | TYPE << 8 | number;
  }
}
