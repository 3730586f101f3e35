package dev.chasitor.codec;

/** The texts of the real service's refusals. Clients print them and parse the text of 409. */
public final class RefusalTexts {

  /** 403: the session is unknown or over. */
  public static final String SESSION_INVALID = "Session required but was invalid or not found";

  /** 500: the server failed, for example at a POST before an agent accepted the chat. */
  public static final String SERVER_FAILED =
      "There was an error on the server and the request could not be completed";

  /** 503: this node does not hold the session. */
  public static final String INVALID_AFFINITY = "Invalid Affinity Token";

  /** 503: the server is overloaded or going down. */
  public static final String UNAVAILABLE =
      "The server is unavailable to handle this request right now";

  private RefusalTexts() {}

  /**
   * Returns the text for a 409: the number of a POST does not fit.
   *
   * @param expected despite its name, the number that the client sent
   * @param actual the last number that the server accepted
   */
  public static String outOfSync(long expected, long actual) {
    return "Out of sync Ack. Expected " + expected + ". Actual " + actual;
  }
}
