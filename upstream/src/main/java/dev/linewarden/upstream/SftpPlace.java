package dev.linewarden.upstream;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A folder of another machine, by SFTP, over one connection until it breaks.
final class SftpPlace implements FilePlace {
  private static final int CONNECT_MILLIS = 10_000;

  /// A machine that says nothing for so long is taken for gone.
  private static final int SILENT_MILLIS = 15_000;

  private final Session session;
  private final ChannelSftp channel;

  private SftpPlace(Session session, ChannelSftp channel) {
    this.session = session;
    this.channel = channel;
  }

  /// Blocks until the machine has shown that it is the one it must be, and has let the station in.
  static SftpPlace connect(SftpSettings settings) throws IOException {
    Optional<Session> opened = Optional.empty();
    try {
      JSch ssh = new JSch();
      ssh.setKnownHosts(settings.knownHosts().toString());
      if (settings.key().isPresent()) {
        ssh.addIdentity(settings.key().get().toString());
      }
      Session session = ssh.getSession(settings.user(), settings.host(), settings.port());
      opened = Optional.of(session);
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("PreferredAuthentications", "publickey,password");
      if (settings.passwordFile().isPresent()) {
        String password = Files.readString(settings.passwordFile().get()).strip();
        session.setPassword(password.getBytes(StandardCharsets.UTF_8));
      }
      session.setDaemonThread(true);
      session.setTimeout(SILENT_MILLIS);
      session.connect(CONNECT_MILLIS);
      ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
      channel.connect(CONNECT_MILLIS);
      channel.cd(settings.folder());
      return new SftpPlace(session, channel);
    } catch (JSchException e) {
      opened.ifPresent(Session::disconnect);
      throw new IOException(words(e, settings), e);
    } catch (SftpException e) {
      opened.ifPresent(Session::disconnect);
      throw new IOException("there is no folder '%s' there".formatted(settings.folder()), e);
    }
  }

  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    try {
      channel.ls(
          ".",
          entry -> {
            names.add(entry.getFilename());
            return ChannelSftp.LsEntrySelector.CONTINUE;
          });
    } catch (SftpException e) {
      throw failed("listing the folder", e);
    }
    return names;
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    String part = name + UNFINISHED;
    try {
      channel.put(new ByteArrayInputStream(content), part, ChannelSftp.OVERWRITE);
      rename(part, name);
    } catch (SftpException e) {
      throw failed("writing " + name, e);
    }
  }

  /// Servers differ in whether a rename replaces what is there.
  private void rename(String from, String to) throws SftpException {
    try {
      channel.rename(from, to);
    } catch (SftpException e) {
      if (e.id != ChannelSftp.SSH_FX_FAILURE) {
        throw e;
      }
      channel.rm(to);
      channel.rename(from, to);
    }
  }

  @Override
  public void remove(String name) throws IOException {
    try {
      channel.rm(name);
    } catch (SftpException e) {
      throw failed("removing " + name, e);
    }
  }

  @Override
  public void close() {
    session.disconnect();
  }

  private static IOException failed(String doing, SftpException e) {
    return new IOException("%s: %s".formatted(doing, e.getMessage()), e);
  }

  private static String words(JSchException e, SftpSettings settings) {
    return switch (e) {
      case JSchUnknownHostKeyException _ ->
          "the key of %s is not in %s".formatted(settings.host(), settings.knownHosts());
      case JSchChangedHostKeyException _ ->
          "%s shows another key than the one in %s"
              .formatted(settings.host(), settings.knownHosts());
      default ->
          String.valueOf(e.getMessage()).startsWith("Auth ")
              ? "%s is not let in with what the configuration names".formatted(settings.user())
              : Excuse.of(e.getCause() == null ? e : e.getCause());
    };
  }
}
