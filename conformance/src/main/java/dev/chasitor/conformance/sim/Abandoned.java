package dev.chasitor.conformance.sim;

/**
 * Leaves a run that cannot go on, through the client's calls. It is an error, so that clients let
 * it pass.
 */
final class Abandoned extends Error {
  private static final long serialVersionUID = 1L;

  Abandoned(String why) {
    super(why, null, false, false);
  }
}
