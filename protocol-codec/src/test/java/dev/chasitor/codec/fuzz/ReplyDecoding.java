package dev.chasitor.codec.fuzz;

import static dev.chasitor.codec.fuzz.ReportedErrors.require;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.model.RequestType;

/** Answers to one request: a status, headers and a body. */
record ReplyDecoding(RequestType type) implements Decoder {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  /** The most characters of a refusal's text (rule K-SEC-01). */
  private static final int MOST_OF_A_REFUSAL = 200;

  @Override
  public boolean keeps(byte[] document) {
    HttpText http;
    int status;
    try {
      http = HttpText.of(document);
      status = Integer.parseInt(http.first());
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (status < 100 || status > 999) {
      return false;
    }
    Reply reply = CODEC.decodeReply(type, new WireResponse(status, http.headers(), http.body()));
    switch (reply.kind()) {
      case MALFORMED -> malformed(((Reply.Malformed) reply).problem(), http.body().length());
      case ANSWERED ->
          Problems.of(((Reply.Answered) reply).response())
              .forEach(problem -> ReportedErrors.check(problem, http.body().length()));
      case REFUSED -> {
        Refusal refusal = ((Reply.Refused) reply).refusal();
        require(refusal.status() == status, "a refusal has another status");
        require(refusal.text().length() <= MOST_OF_A_REFUSAL, "a refusal repeats too much");
      }
      case ACCEPTED, EMPTY -> {}
    }
    if (reply.kind() != Reply.Kind.MALFORMED) {
      Reply again = CODEC.decodeReply(type, CODEC.encodeReply(reply));
      require(plain(reply).equals(plain(again)), "what was written is read as another reply");
    }
    require(!reply.toString().isEmpty(), "a reply has no text");
    return true;
  }

  private static void malformed(String problem, int length) {
    if (problem.startsWith("at ")) {
      ReportedErrors.check(problem, length);
    } else {
      require(
          problem.matches(
              "the answer is in the content coding [A-Za-z0-9._, ()-]{1,40},"
                  + " which this client cannot read; it asks for identity"),
          "a problem has another form");
    }
  }

  private static Object plain(Reply reply) {
    return reply instanceof Reply.Answered answered
        ? Problems.withoutPlaces(answered.response())
        : reply;
  }
}
