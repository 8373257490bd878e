package dev.linewarden.opcua;

/// Numbers of nodes in the companion specification for machine vision, within its namespace.
final class VisionIds {
  static final String NAMESPACE = "http://opcfoundation.org/UA/MachineVision";

  static final int VISION_SYSTEM_TYPE = 1003;
  static final int STATE_MACHINE_TYPE = 1017;
  static final int AUTOMATIC_MODE_TYPE = 1021;

  static final int STATE_CHANGED_EVENT = 1018;
  static final int ERROR_EVENT = 1019;
  static final int ERROR_RESOLVED_EVENT = 1020;
  static final int RECIPE_PREPARED_EVENT = 1022;
  static final int READY_EVENT = 1023;
  static final int RESULT_READY_EVENT = 1024;
  static final int JOB_STARTED_EVENT = 1013;

  static final int RECIPE_ID_EXTERNAL = 3002;
  static final int PART_ID = 3004;
  static final int PROCESSING_TIMES = 3005;
  static final int RESULT = 3006;
  static final int CONFIGURATION_ID = 3008;
  static final int RECIPE_ID_INTERNAL = 3013;
  static final int JOB_ID = 3016;
  static final int RESULT_ID = 3021;
  static final int SYSTEM_STATE = 3023;
  static final int SYSTEM_STATE_DESCRIPTION = 3024;

  private VisionIds() {}
}
