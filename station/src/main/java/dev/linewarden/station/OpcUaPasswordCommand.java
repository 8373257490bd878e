package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.opcua.PasswordHash;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden opcua-password`: makes the file by which the station recognises a user of OPC UA.
/// The password itself is written nowhere.
@Command(
    name = "opcua-password",
    description = "Asks for a password, and makes the file that [[opcua.users]] names.")
final class OpcUaPasswordCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A new file.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    if (file == null) {
      throw new BadInput("FILE is missing");
    }
    Console console = Cli.of(spec).console();
    String line = PasswordHash.of(console.secret("password: ")).line();
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, line);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput("a new file was expected, but there is one: " + file, e);
    } catch (IOException e) {
      throw new BadInput("the file %s cannot be written: %s".formatted(file, e), e);
    }
    console.result("made " + file);
    return 0;
  }
}
