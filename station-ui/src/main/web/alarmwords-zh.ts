import type { AlarmWords } from "./alarmwords.js";

export const chineseAlarms: AlarmWords = {
  part_not_removed: {
    what: "应剔除的工件没有被看到落下",
    cause: "剔除器的气压、阀门或确认传感器有问题；或工件落在传感器旁边",
    remedy: "找到该工件并从输送带取下。检查气压、喷嘴和确认传感器，然后启动。",
  },
  ejection_missed: {
    what: "一次剔除来得太晚",
    cause: "计算机太忙，来不及控制输出",
    remedy: "取下输送带上最后的工件并启动。若再次出现，请联系服务人员：计算机过载。",
  },
  part_sensor: {
    what: "工件传感器不正常",
    cause: "前面有东西、镜面脏或电缆松动",
    remedy: "清空并清洁传感器，插紧插头，然后启动。",
  },
  confirm_sensor: {
    what: "剔除确认传感器不正常",
    cause: "前面有工件、镜面脏或电缆松动",
    remedy: "清空并清洁传感器，插紧插头，然后启动。",
  },
  resync_sensor: {
    what: "剔除器前的传感器信号不可信",
    cause: "前面有物体遮挡、传感器脏污或电缆松动",
    remedy: "清除遮挡并清洁传感器，插紧插头，然后启动。",
  },
  no_parts: {
    what: "很久没有工件到来",
    cause: "生产线是空的；或者工件传感器已看不到任何东西，工件未经检测就通过",
    remedy: "查看是否有工件通过。如果有，请停下输送带，清洁工件传感器并插紧插头。",
  },
  encoder_lost: {
    what: "有工件到来，但编码器没有信号",
    cause: "联轴器打滑或电缆松动",
    remedy: "检查编码器的联轴器和电缆，然后启动。输送带上的工件会被剔除。",
  },
  wires_lost: {
    what: "与传感器和剔除器的连接丢失",
    cause: "模块被拔下，或计算机太忙",
    remedy: "检查 I/O 模块的插头，然后启动。若再次出现，重启工位并联系服务人员。",
  },
  bin_full: {
    what: "剔除料箱已满",
    cause: "无人清空；或剔除太多",
    remedy: "清空料箱，然后启动。看看最近的剔除是否正确。",
  },
  air_low: {
    what: "剔除器气压不足",
    cause: "气源关闭、过滤器堵塞或软管漏气",
    remedy: "打开或修复气源，然后启动。",
  },
  power_failing: {
    what: "电源故障",
    cause: "电网或电源模块",
    remedy: "输出已安全。恢复供电后启动。",
  },
  emergency_stop: {
    what: "有人按下了急停",
    cause: "人为操作",
    remedy: "问明原因，确认无人处于危险中，解除急停，然后启动。",
  },
  too_many_parts: {
    what: "输送带上的工件超过工位能跟踪的数量",
    cause: "工件堆积在传感器和剔除器之间",
    remedy: "清空传感器与剔除器之间的输送带，然后启动。",
  },
  parts_slip: {
    what: "工件不在输送带应把它带到的位置",
    cause: "链条潮湿、工件倒下，或有人取放工件",
    remedy: "清空两个传感器之间的输送带，然后启动。若再次出现，请检查速度或导轨。",
  },
  thread_stands: {
    what: "程序的一部分停住了",
    cause: "计算机过载或磁盘卡住",
    remedy: "重新启动产线。若再次出现，重启工位并联系服务人员。",
  },
  frozen_camera: {
    what: "相机又发来旧图像",
    cause: "相机或其连接卡住",
    remedy: "给相机断电十秒，然后启动。",
  },
  parts_unseen: {
    what: "可能有相机未看到的工件经过",
    cause: "负责寻找工件的相机没有发来图像，或图像太少",
    remedy: "检查相机电源和电缆，然后启动。输送带上的工件会被剔除。",
  },
  camera_lost: {
    what: "连续多个工件没有图像",
    cause: "相机关闭、电缆松动或触发信号未到",
    remedy: "查看相机指示灯和插头。在相机页面查看丢失了什么。",
  },
  camera_away: {
    what: "相机没有应答",
    cause: "相机关闭、电缆松动或网卡故障",
    remedy: "检查相机电源和电缆。工位会自动重新找到它。",
  },
  known_part: {
    what: "工位误判了它认识的工件",
    cause: "配方、模型或程序与原来不同",
    remedy: "不要依赖它。重新选择配方或上一版本，然后启动。请联系工程师。",
  },
  line_stands: {
    what: "输送带可以运行却没有运行",
    cause: "输送带关闭或卡住，或其传感器损坏",
    remedy: "检查输送带和驱动。然后确认此项。",
  },
  ejector_slow: {
    what: "剔除器变慢",
    cause: "阀门磨损或气压变弱",
    remedy: "在漏剔之前检查阀门和气压。然后确认此项。",
  },
  many_rejects: {
    what: "剔除了很多工件",
    cause: "工件不良，或光源、镜头、位置变了",
    remedy: "查看最近的剔除。若确实不良，检查前道机器；若是好的，清洁镜头、检查光源并联系工程师。",
  },
  same_station: {
    what: "某个阀或头生产不良品",
    cause: "该阀或该头",
    remedy: "检查所指的那一个。然后确认此项。",
  },
  ledger: {
    what: "账目不平",
    cause: "有工件既未通过也未剔除，或记录丢失",
    remedy: "寻找停留在工位内的工件。然后确认并告知质量部门。",
  },
  disk: {
    what: "磁盘有问题",
    cause: "磁盘已满、过慢或损坏",
    remedy: "尽快删除图像或更换磁盘；有空间时仍继续判定。",
  },
  clock: {
    what: "计算机时钟被调整",
    cause: "人为或时间服务器",
    remedy: "查看现在是否正确。然后确认此项。",
  },
  returned: {
    what: "工位退回到之前的配方",
    cause: "新配方的判定与其承诺不符",
    remedy: "告知制作者。然后确认此项。",
  },
  another_recipe: {
    what: "启动后运行的配方与之前不同",
    cause: "之前的配方无法再加载；文字说明原因",
    remedy: "检查配方是否与产品相符，不符则另选。然后确认此项。",
  },
  recipe_not_remembered: {
    what: "配方正在运行，但重启后会是另一个",
    cause: "无法记下它在运行：磁盘已满或无响应",
    remedy: "检查磁盘，然后再次选择该配方。然后确认此项。",
  },
  no_known_parts: {
    what: "没有工件时工位无法自证",
    cause: "配方没有参考，或现在对其判定不同",
    remedy: "请工程师为该配方录制参考。",
  },
  certificate: {
    what: "屏幕证书不正常",
    cause: "已过期，或新证书不可用",
    remedy: "请 IT 放置有效证书。然后确认此项。",
  },
  station_key: {
    what: "其他人可以读取工位密钥",
    cause: "文件权限被改动",
    remedy: "请服务人员修正。然后确认此项。",
  },
  users_file: {
    what: "用户列表有问题",
    cause: "文件或磁盘损坏",
    remedy: "请管理员检查用户和磁盘。然后确认此项。",
  },
  records: {
    what: "记录保存有问题",
    cause: "磁盘已满、过慢或损坏",
    remedy: "腾出空间或更换磁盘。之后会自动结束。",
  },
  sensor_noise: {
    what: "传感器看到的不只是工件",
    cause: "振动、脏污或水滴",
    remedy: "无需立即处理。若数量增长很快，清洁传感器并检查支架。",
  },
  fell_unasked: {
    what: "有东西未经指令落过确认传感器",
    cause: "工件自行掉落、有人伸手，或阀门未关闭而吹走了合格工件",
    remedy: "查看废料箱：合格工件不应在其中。如果数量增加，请检查阀门和剔除器后的导轨。",
  },
  verdict_late: {
    what: "判定来得太晚",
    cause: "计算机一时繁忙",
    remedy: "无需处理：该工件已剔除。若数量增长，说明配方太慢或输送带太快。",
  },
  result_reader: {
    what: "读取结果的机器跟不上",
    cause: "其程序或握手信号线",
    remedy: "此处无需处理：照常剔除。请告知负责该机器的人。",
  },
  overloaded: {
    what: "一时超出工位容量",
    cause: "工件来得太快或计算机繁忙",
    remedy: "无需立即处理。若数量增长，降低线速并联系工程师。",
  },
  frame_lost: {
    what: "图像未完整到达",
    cause: "相机传来的数据包丢失",
    remedy: "无需处理：该工件已剔除。若数量增长，检查相机电缆和相机页面。",
  },
  camera_link: {
    what: "相机连接可以更好",
    cause: "包大小、网卡或电缆",
    remedy: "请看相机页面的建议。",
  },
  camera_setting: {
    what: "相机没有按要求接受设置",
    cause: "相机按级计数，或配方未指定",
    remedy: "工程师查看文字并修正配方。",
  },
  tool_failed: {
    what: "配方的一个工具失败",
    cause: "图像不符，或工具设置错误",
    remedy: "该工件已剔除。工程师查看文字和配方。",
  },
  slow_recipe: {
    what: "配方在此计算机上较慢",
    cause: "工具太多，或模型没有快速处理器",
    remedy: "工程师查看各工具用时。",
  },
  recipe: {
    what: "某个配方不可用",
    cause: "文字说明是哪个以及原因",
    remedy: "继续使用之前的配方。选择其他配方或告知工程师。",
  },
  draft: {
    what: "草稿无法试用",
    cause: "文字说明原因",
    remedy: "运行中的不受影响。制作者查看文字。",
  },
  repaired: {
    what: "存储内容损坏并已修复",
    cause: "断电或磁盘问题",
    remedy: "无需立即处理。若无断电又出现，请检查磁盘。",
  },
  pictures: {
    what: "有图像未保存",
    cause: "一次剔除太多来不及写入，或磁盘慢",
    remedy: "无需立即处理：判定和数字完整。",
  },
  sign_on: {
    what: "有人登录失败",
    cause: "密码错误，或有程序在猜测",
    remedy: "若不是你们的人，请告知 IT。",
  },
  plant: {
    what: "工厂系统不应答或请求有误",
    cause: "其服务器、网络或设置",
    remedy: "此处无需处理：记录会保留到它应答。请告知负责人。",
  },
  screen: {
    what: "屏幕未能完成某项操作",
    cause: "浏览器离开或请求有误",
    remedy: "无需立即处理。若再次出现，请刷新页面。",
  },
  program: {
    what: "程序发现了意外情况",
    cause: "程序错误或文件损坏",
    remedy: "若剔除了好的工件，请重启工位。把文字发给服务人员。",
  },
  stopped: {
    what: "产线自行停止",
    cause: "文字说明原因",
    remedy: "按文字处理，然后启动。",
  },
};
