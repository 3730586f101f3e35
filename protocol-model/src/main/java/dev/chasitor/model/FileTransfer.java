package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message about a file that the visitor sends to the agent. The token does not show in
 * {@code toString}.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface FileTransfer extends ServerMessage permits ImmutableFileTransfer {

  /** What happened to the transfer. */
  Word<FileTransferType> type();

  /** Address to which the client posts the file. */
  Optional<String> uploadServletUrl();

  /** Address of the page that the upload comes from. */
  Optional<String> cdmServletUrl();

  /** Token for one upload. */
  @Value.Redacted
  Optional<String> fileToken();

  @Override
  default MessageType kind() {
    return MessageType.FILE_TRANSFER;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link FileTransfer}. Not thread-safe. */
  final class Builder extends ImmutableFileTransfer.Builder {
    Builder() {}
  }
}
