/**
 * The JSON documents of a visitor's session: {@link
 * dev.chasitor.session.visitor.json.VisitorStateJson} and {@link
 * dev.chasitor.session.visitor.json.SessionDocument}.
 *
 * <p>For drivers that freeze a session in one process and go on with it in another. The machine
 * itself uses no JSON.
 */
@NullMarked
package dev.chasitor.session.visitor.json;

import org.jspecify.annotations.NullMarked;
