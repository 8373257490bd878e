package dev.linewarden.records;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// For files and folders that nobody else may read, from the moment they are there. Given when they
/// are made and not set afterwards: a stick that knows no owners takes that without complaint.
final class OwnerOnly {
  static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");
  static final FileAttribute<Set<PosixFilePermission>> FOLDER = attribute("rwx------");

  private OwnerOnly() {}

  private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
