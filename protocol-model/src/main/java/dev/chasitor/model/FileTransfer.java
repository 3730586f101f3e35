package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Something about a file that the visitor sends to the agent. The token does not show in {@code
 * toString}.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface FileTransfer extends ServerMessage permits ImmutableFileTransfer {

  /** What became of it. */
  Word<FileTransferType> type();

  /** Where the file is to be posted. */
  Optional<String> uploadServletUrl();

  /** The page that the upload comes from. */
  Optional<String> cdmServletUrl();

  /** Token for one upload. */
  @Value.Redacted
  Optional<String> fileToken();

  @Override
  default MessageType kind() {
    return MessageType.FILE_TRANSFER;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link FileTransfer}; not thread-safe. */
  final class Builder extends ImmutableFileTransfer.Builder {
    Builder() {}
  }
}
