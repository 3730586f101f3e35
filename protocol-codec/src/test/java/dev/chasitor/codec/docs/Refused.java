package dev.chasitor.codec.docs;

import dev.chasitor.codec.RefusalTexts;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import java.util.Arrays;
import java.util.List;

/** The refusals a client must be ready for, with the texts of the real service. */
enum Refused {
  BAD_REQUEST(
      400, "The request itself was not liked: no version header, or a body not understood."),
  SESSION_INVALID(
      403, "The session is unknown or over. A client stops polling.", RefusalTexts.SESSION_INVALID),
  OUT_OF_SYNC(
      409,
      "The number of a POST does not fit, or another poll of the session is open. The first number"
          + " is the one that came, the second the last one accepted.",
      RefusalTexts.outOfSync(498, 4)),
  SERVER_FAILED(500, "The server failed; it may succeed later.", RefusalTexts.SERVER_FAILED),
  UNAVAILABLE(
      503,
      "This node does not hold the session, which a client then takes over; or it is overloaded.",
      RefusalTexts.INVALID_AFFINITY,
      RefusalTexts.UNAVAILABLE);

  private final int status;
  private final String meaning;
  private final List<String> texts;

  Refused(int status, String meaning, String... texts) {
    this.status = status;
    this.meaning = meaning;
    this.texts = List.of(texts);
  }

  int status() {
    return status;
  }

  String meaning() {
    return meaning;
  }

  /** The bodies, which are plain text; none where no client ever showed one. */
  List<String> texts() {
    return texts;
  }

  /** The refusals of a resource, by status. */
  static List<Refused> of(Resource resource) {
    return Arrays.stream(values()).filter(refused -> refused.isOf(resource)).toList();
  }

  private boolean isOf(Resource resource) {
    boolean within =
        resource.headers().contains(Header.SESSION_KEY)
            || resource.tail() == Resource.Tail.SESSION_KEY;
    return switch (this) {
      case BAD_REQUEST, SERVER_FAILED -> true;
      case SESSION_INVALID, UNAVAILABLE -> within;
      case OUT_OF_SYNC ->
          resource.headers().contains(Header.SEQUENCE)
              || resource.answer() == Resource.Answer.MESSAGES;
    };
  }
}
