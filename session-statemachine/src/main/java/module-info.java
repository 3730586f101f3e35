/**
 * The visitor's machine and the host's machine: pure functions of a state and an input, and the
 * documents of their states.
 *
 * <p>The machines use no clock, thread, transport or socket: the module's requirements show this.
 */
module dev.chasitor.session {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.codec;
  requires static org.immutables.value.annotations;

  exports dev.chasitor.session.host;
  exports dev.chasitor.session.host.json;
  exports dev.chasitor.session.machine;
  exports dev.chasitor.session.visitor;
  exports dev.chasitor.session.visitor.json;
}
