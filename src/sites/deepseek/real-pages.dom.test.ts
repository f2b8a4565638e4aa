import { testRealPages } from "../testing/real-pages.ts";
import { deepseek } from "./index.ts";

testRealPages(
  deepseek,
  import.meta.glob<string>("../../../../shared/pages/deepseek/*.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    "excerpt_2026-08_live-singlefile": {
      layout: "rows",
      roles: "ua",
      others: ["reasoning"],
      words: ["> test\n\nnihao", "你好！有什么可以帮你的吗？"],
    },
    "excerpt_2026-10_share-harvest": {
      layout: "rows",
      roles: "uau",
      languages: ["python"],
      maths: 1,
      others: ["image", "reasoning"],
      words: [
        "解释一下数据成员",
        "**数据成员（Data Member）**",
        "### 1. 图片中的定义",
        "$\\le 1$",
        "`Student`",
        "class Student:\n    # 1. ",
        '    school_name = "清华大学"  # ',
        "\n\n    def __init__(self, name, age):\n",
        "类的实例是对象吗",
      ],
    },
  },
  /复制|下载|Copy/,
);
