package org.syncline.badexample.sync;

import jakarta.ejb.MessageDriven;

/** Well named, but in a core. */
@MessageDriven
public class MisplacedListener {}
