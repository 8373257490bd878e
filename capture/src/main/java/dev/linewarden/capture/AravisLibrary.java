package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The functions of libaravis and libgobject by name, called through the Foreign Function & Memory
/// API. Pointers are carried as `long`, which they are in a register. Any thread.
///
/// The soname is pinned: later series change signatures.
// Restricted because a wrong description crashes the process: these are the library's own headers.
@SuppressWarnings("restricted")
final class AravisLibrary {
  static final String SONAME = "libaravis-0.8.so.0";
  private static final String GOBJECT = "libgobject-2.0.so.0";

  static final ValueLayout.OfLong POINTER = ValueLayout.JAVA_LONG;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

  /// The message of a GError: after its domain and code, of 4 bytes each.
  private static final long ERROR_MESSAGE = 8;

  /// No text of a camera is longer.
  private static final long TEXT_BYTES_MAX = 64 * 1024;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;
  private final MethodHandle freeError;

  /// Throws [BadInput] with the package to install when the library is not there.
  AravisLibrary(String soname) {
    try {
      symbols =
          SymbolLookup.libraryLookup(soname, Arena.global())
              .or(SymbolLookup.libraryLookup(GOBJECT, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "GigE Vision and USB3 Vision cameras need the library %s, which is not installed:"
                  .formatted(soname)
              + " apt-get install libaravis-0.8-0",
          e);
    }
    freeError = plain("g_error_free", null, POINTER);
  }

  /// A function of the library that has one more argument in C: a `GError**`.
  final class Checked {
    private final MethodHandle handle;

    private Checked(MethodHandle handle) {
      this.handle = handle;
    }

    /// Returns what the function returns, boxed; null for void. Throws what the camera says.
    Object call(Object... arguments) throws CameraFault {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment error = arena.allocate(ValueLayout.JAVA_LONG);
        Object result =
            handle.invokeWithArguments(
                Stream.concat(Arrays.stream(arguments), Stream.of(error.address())).toArray());
        raise(error.get(ValueLayout.JAVA_LONG, 0));
        return result == null ? "" : result;
      } catch (CameraFault | RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw undeclared(e);
      }
    }
  }

  /// @param result null = void
  Checked checked(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
    MemoryLayout[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = POINTER;
    return new Checked(plain(name, result, all));
  }

  /// A function without `GError**`.
  ///
  /// @param result null = void
  MethodHandle plain(String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
    return linker.downcallHandle(symbol(name), describe(result, arguments));
  }

  /// `g_object_set` for one property of type int.
  MethodHandle setIntProperty() {
    return linker.downcallHandle(
        symbol("g_object_set"),
        FunctionDescriptor.ofVoid(POINTER, POINTER, INT, POINTER),
        Linker.Option.firstVariadicArg(2));
  }

  private static FunctionDescriptor describe(
      @Nullable MemoryLayout result, MemoryLayout... arguments) {
    return result == null
        ? FunctionDescriptor.ofVoid(arguments)
        : FunctionDescriptor.of(result, arguments);
  }

  private MemorySegment symbol(String name) {
    return symbols
        .find(name)
        .orElseThrow(() ->
            new BadInput(
                "%s has no function %s: the 0.8 series of libaravis is needed"
                    .formatted(SONAME, name)));
  }

  /// Throws what the camera says; the error is freed.
  ///
  /// @param error a `GError*`; null = none
  void raise(long error) throws CameraFault {
    if (error != 0) {
      MemorySegment fields = MemorySegment.ofAddress(error).reinterpret(ERROR_MESSAGE + 8);
      String message = text(fields.get(ValueLayout.JAVA_LONG, ERROR_MESSAGE));
      free(error);
      throw new CameraFault(message);
    }
  }

  private void free(long error) {
    try {
      freeError.invokeExact(error);
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /// A C string; empty for a null pointer.
  static String text(long pointer) {
    if (pointer == 0) {
      return "";
    }
    return MemorySegment.ofAddress(pointer).reinterpret(TEXT_BYTES_MAX).getString(0);
  }

  /// The library's functions declare nothing; a Throwable means that a call is described wrongly.
  static IllegalStateException undeclared(Throwable e) {
    return new IllegalStateException("a call into libaravis is described wrongly", e);
  }
}
