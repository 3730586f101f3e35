package dev.chasitor.cli;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.Response;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.model.UnknownRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code decode} command: reads one body and writes it as this library sends it. */
@Command(
    name = "decode",
    description = "Reads a JSON body of the protocol and writes it again, strictly.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "Standard output gets the body as this library writes it: the guide's spelling, no white"
          + " space, unknown properties kept. A message may come bare or in its envelope.",
      "",
      "A body that is not of this kind: its JSON path, its offset in bytes, exit code 1.",
      "",
      "Example: echo '{\"text\":\"Hello\"}' | chasitor decode request/ChatMessage -"
    })
final class DecodeCommand implements Callable<Integer> {

  private static final String MESSAGES = "message/";
  private static final BodyKind<Message> ENVELOPE =
      BodyKind.of(Message.class).orElseThrow(IllegalStateException::new);

  private final Terminal terminal;
  private final ChasitorCodec codec = ChasitorCodec.create();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "What it is, by the guide's noun: request/ChasitorInit, response/Messages, …")
  private String kind = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file to read; - is standard input.")
  private String file = "";

  @Option(names = "--list", description = "List the kinds, one a line.")
  private boolean list;

  @Option(names = "--explain", description = "Print on standard error what the decoder understood.")
  private boolean explain;

  DecodeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (list) {
      BodyKind.all().forEach(known -> terminal.out().println(known.name()));
      return ExitCode.OK;
    }
    if (kind.isEmpty() || file.isEmpty()) {
      throw usage("Give a KIND and a FILE; 'chasitor decode --list' lists the kinds");
    }
    BodyKind<?> wanted = BodyKind.named(kind).orElseThrow(() -> usage(unknownKind()));
    byte[] document = read();
    try {
      write(decode(wanted, document), document.length);
    } catch (MalformedMessageException e) {
      throw new CommandFailedException(
          ExitCode.FAILED, source() + " is not a " + wanted.name() + ": " + e.getMessage());
    }
    return ExitCode.OK;
  }

  /**
   * Reads a body. A message may come with or without its envelope; an envelope has an unknown
   * property {@code message}.
   */
  private Decoded<?> decode(BodyKind<?> wanted, byte[] document) {
    if (!wanted.name().startsWith(MESSAGES)) {
      return Decoded.read(codec, wanted, document);
    }
    Message envelope = codec.decode(ENVELOPE, document);
    String word = wordOf(envelope.message());
    boolean mayBeEnvelope = MessageType.ofWord(word).isPresent();
    try {
      Decoded<?> bare = Decoded.read(codec, wanted, document);
      return mayBeEnvelope
              && bare.value() instanceof Extensible body
              && body.additionalProperties().containsKey("message")
          ? fromEnvelope(envelope, word, wanted.name().substring(MESSAGES.length()))
          : bare;
    } catch (MalformedMessageException e) {
      if (mayBeEnvelope) {
        return fromEnvelope(envelope, word, wanted.name().substring(MESSAGES.length()));
      }
      throw e;
    }
  }

  private Decoded<Message> fromEnvelope(Message envelope, String word, String noun) {
    if (!word.equals(noun)) {
      throw new CommandFailedException(
          ExitCode.FAILED, source() + " is a message/" + word + ", not a " + kind);
    }
    if (envelope.message() instanceof UnknownMessage unread) {
      throw new CommandFailedException(
          ExitCode.FAILED,
          source() + " is not a " + kind + ": " + unread.problem().orElse("it cannot be read"));
    }
    return new Decoded<>(ENVELOPE, envelope);
  }

  private static String wordOf(ServerMessage message) {
    return message instanceof UnknownMessage unknown ? unknown.typeWord() : message.kind().word();
  }

  private void write(Decoded<?> decoded, int bytes) {
    terminal.out().writeBytes(decoded.encoded(codec));
    terminal.out().println();
    if (explain) {
      terminal.err().println(source() + ": " + kind + ", " + bytes + " bytes");
      for (String line : new Explanation(decoded.value()).lines()) {
        terminal.err().println(Printable.row(line));
      }
    } else if (decoded.value() instanceof Response response) {
      warnOfUnread("$.messages", problems(messages(response)));
    } else if (decoded.value() instanceof MultiNounRequest batch) {
      warnOfUnread("$.nouns", batch.nouns().stream().map(NounWrapper::request).map(this::problem));
    }
  }

  private static List<Message> messages(Response response) {
    return switch (response.kind()) {
      case MESSAGES -> ((MessagesResponse) response).messages();
      case ENVELOPE -> ((EnvelopeResponse) response).messages();
      case SESSION_ID, RESYNC_SESSION -> List.of();
    };
  }

  private Stream<Optional<String>> problems(List<Message> envelopes) {
    return envelopes.stream()
        .map(
            envelope ->
                envelope.message() instanceof UnknownMessage unknown
                    ? unknown.problem()
                    : Optional.empty());
  }

  private Optional<String> problem(Request request) {
    return request instanceof UnknownRequest unknown ? unknown.problem() : Optional.empty();
  }

  /** Warns of the parts that the codec could not read. They do not fail the batch. */
  private void warnOfUnread(String path, Stream<Optional<String>> problems) {
    List<Optional<String>> parts = problems.toList();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isPresent()) {
        terminal
            .err()
            .println(
                Printable.row(
                    source() + ": " + path + "[" + i + "] kept as it came: " + parts.get(i).get()));
      }
    }
  }

  /** A value with the kind of its document. */
  private record Decoded<T>(BodyKind<T> kind, T value) {

    static <T> Decoded<T> read(ChasitorCodec codec, BodyKind<T> kind, byte[] document) {
      return new Decoded<>(kind, codec.decode(kind, document));
    }

    byte[] encoded(ChasitorCodec codec) {
      return codec.encode(kind, value);
    }
  }

  private byte[] read() {
    // One byte more than the codec's limit, so that the codec reports a document that is too long.
    int most = codec.limits().documentBytes() + 1;
    if (file.equals("-")) {
      return read(terminal.in(), most);
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return read(in, most);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(ExitCode.FAILED, "there is no file " + file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private byte[] read(InputStream in, int most) {
    try {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CommandFailedException unreadable(IOException problem) {
    return new CommandFailedException(
        ExitCode.FAILED, "cannot read " + source() + ": " + problem.getMessage());
  }

  private String source() {
    return file.equals("-") ? "standard input" : file;
  }

  private String unknownKind() {
    String close = String.join(" or ", DidYouMean.closeTo(kind));
    return "There is no kind "
        + kind
        + (close.isEmpty() ? "" : "; did you mean " + close + "?")
        + "\nKinds: "
        + String.join(" ", BodyKind.all().stream().map(BodyKind::name).toList());
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(
          "The decode command has no CommandSpec; run it through picocli");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
