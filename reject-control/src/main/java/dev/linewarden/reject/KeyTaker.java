package dev.linewarden.reject;

/// Hears of keys and of what a PLC asks by wires: inputs that say nothing of parts. On the `io`
/// thread; whoever hears returns at once.
public interface KeyTaker {
  KeyTaker NOBODY =
      new KeyTaker() {
        @Override
        public void turned(Input key, boolean on) {}

        @Override
        public void called(int number) {}
      };

  /// The key, or the supply's warning, has changed.
  void turned(Input key, boolean on);

  /// A PLC calls the recipe of this number, 0 to 255.
  void called(int number);
}
